"""Who may sign in at the fictional association: one login for each function."""

from __future__ import annotations

from dataclasses import dataclass

from dossiers.functions import Function

PASSWORD = "Voorbeeld-2018"  # noqa: S105, the same for everybody and shown on screen: there is nothing real behind it


@dataclass(frozen=True)
class Login:
    """A member of staff: where the name comes in at, what is done there, and in which complexes."""

    box: str
    name: str
    function: Function
    label: str
    works_in: str = ""
    in_team: bool = False
    has_signed: bool = True

    @property
    def email(self) -> str:
        """The address to sign in with."""
        return f"{self.box}@voorbeeld.example"


STAFF = (
    Login("privacy", "Noor Verbeek", Function.PRIVACY_OFFICER, "privacy officer"),
    Login("privacy.tweede", "Bas Oldenkamp", Function.PRIVACY_OFFICER, "tweede privacy officer"),
    Login("fg", "Mirjam Zuidgeest", Function.FG, "functionaris gegevensbescherming"),
    Login("verhuur", "Peggy Lieuw", Function.LETTING, "verhuur"),
    Login("leefbaarheid.noord", "Sam Achterberg", Function.NUISANCE, "woonconsulent, complex A en C", "AC"),
    Login("leefbaarheid.zuid", "Dewi Ratulangi", Function.NUISANCE, "woonconsulent, complex B en D", "BD"),
    Login("leefbaarheid.oost", "Tjitske Algra", Function.NUISANCE, "woonconsulent, team oost: E, F en G", in_team=True),
    Login("incasso", "Rob Messelaar", Function.ARREARS, "incasso"),
    Login("onderhoud", "Gerard Pol", Function.MAINTENANCE, "onderhoud, complex A tot en met D", "ABCD"),
    Login("balie", "Hanan Touil", Function.FRONT_DESK, "balie"),
    Login("directeur", "Astrid Wolfsen", Function.DIRECTOR, "directeur-bestuurder"),
    Login("beheer", "Jurre Terpstra", Function.FUNCTIONAL_MANAGEMENT, "functioneel beheer"),
    Login("nieuw", "Kim Dekker", Function.LETTING, "verhuur, tekende nog niet voor geheimhouding", has_signed=False),
)
