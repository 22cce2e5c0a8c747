"""The register for other systems: JSON-LD in the terms of the Data Privacy Vocabulary (AVG art. 30).

The terms are those of DPV 2.3 (https://w3id.org/dpv) and its extension for the AVG.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings

from dossiers.models import Activity
from dossiers.register.content import listed
from law import sources
from law.grounds import Ground

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossiers.models import ActivityVersion
    from dossiers.register.content import Content

CONTEXT = {
    "dpv": "https://w3id.org/dpv#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "dct": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
GROUNDS = {
    Ground.CONSENT: "eu-gdpr:A6-1-a",
    Ground.CONTRACT: "eu-gdpr:A6-1-b",
    Ground.LEGAL_DUTY: "eu-gdpr:A6-1-c",
    Ground.VITAL_INTERESTS: "eu-gdpr:A6-1-d",
    Ground.PUBLIC_TASK: "eu-gdpr:A6-1-e",
    Ground.LEGITIMATE_INTEREST: "eu-gdpr:A6-1-f",
}
CONDITIONS = {
    Activity.Special.CONSENT: "eu-gdpr:A9-2-a",
    Activity.Special.CLAIM: "eu-gdpr:A9-2-f",
    Activity.Special.CARE: "eu-gdpr:A9-2-h",
}
Node = dict[str, Any]


def graph(versions: Iterable[ActivityVersion], *, inside: bool = False) -> Node:
    """These versions with the association that is responsible; `inside` with what is not published."""
    nodes = [_process(version, inside) for version in versions]
    register = {
        "@id": address(),
        "@type": "dpv:RecordsOfActivities",
        "dct:title": _dutch("Register van verwerkingen"),
        "dpv:hasPersonalDataProcess": [{"@id": node["@id"]} for node in nodes],
    }
    return {"@context": CONTEXT, "@graph": [_controller(), register, *nodes]}


def address(version: ActivityVersion | None = None) -> str:
    """The address of a version, or of the register."""
    if version is None:
        return f"{settings.SITE_URL}/register/"
    return f"{settings.SITE_URL}/register/{version.content['number']}/v{version.number}/"


def _controller() -> Node:
    return {
        "@id": f"{address()}#corporatie",
        "@type": "dpv:DataController",
        "dpv:hasName": settings.ASSOCIATION_NAME,
        "dpv:hasAddress": settings.ASSOCIATION_ADDRESS,
        "dpv:hasContact": [settings.ASSOCIATION_EMAIL, settings.ASSOCIATION_PHONE],
    }


def _process(version: ActivityVersion, inside: bool) -> Node:
    """One version of an activity, as a process."""
    content = version.content
    is_special = content["special"] in CONDITIONS
    node: Node = {
        "@id": address(version),
        "@type": "dpv:PersonalDataProcess",
        "dct:title": _dutch(content["name"]),
        "dct:identifier": f"{content['number']}/v{version.number}",
        "dct:isVersionOf": {"@id": f"{address()}{content['number']}/"},
        "dct:issued": {"@type": "xsd:dateTime", "@value": version.made_at.isoformat()},
        "dpv:hasActivityStatus": {"@id": "dpv:ActivityCompleted" if content["ended_on"] else "dpv:ActivityOngoing"},
        "dpv:hasDataController": {"@id": f"{address()}#corporatie"},
        "dpv:hasPurpose": _named("dpv:Purpose", [content["purpose"]]),
        "dpv:hasLegalBasis": _bases(content),
        "dpv:hasDataSubject": _named("dpv:DataSubject", listed(content["subjects"])),
        "dpv:hasPersonalData": _named(
            "dpv:SpecialCategoryPersonalData" if is_special else "dpv:PersonalData", listed(content["categories"])
        ),
        "dpv:hasRecipient": _named("dpv:Recipient", listed(content["recipients"])),
        "dpv:hasJointDataControllers": _named("dpv:JointDataControllers", listed(content["joint"])),
        "dpv:hasThirdCountry": _named("dpv:ThirdCountry", [content["transfers"]]),
        "dpv:hasStorageCondition": _named("dpv:StorageDuration", [content["kept"]]),
    }
    if inside:
        node |= _inside(content)
    return {name: value for name, value in node.items() if value}


def _inside(content: Content) -> Node:
    """What of a version is not published."""
    needed = "eu-gdpr:DPIARequired" if content["dpia_needed"] else "eu-gdpr:DPIANotRequired"
    measures = _named("dpv:TechnicalOrganisationalMeasure", [content["measures"]])
    made: Node = {"dpv:hasTechnicalOrganisationalMeasure": measures, "dpv:hasAuditStatus": {"@id": needed}}
    if dpia := content["dpia"]:
        issued = {"@type": "xsd:date", "@value": dpia["made_on"]}
        made["dpv:hasImpactAssessment"] = {"@type": "dpv:DPIA", "dct:issued": issued}
    return made


def _bases(content: Content) -> list[Node]:
    """The lawful bases, and what lifts the ban on special or criminal data."""
    bases: list[Node] = [{"@id": GROUNDS[Ground(ground)]} for ground in content["grounds"]]
    if content["special"] in CONDITIONS:
        bases.append({"@id": CONDITIONS[Activity.Special(content["special"])]})
    if content["special"] == Activity.Special.CRIME:
        law = sources.UAVG_33_2B
        bases.append({"@type": "dpv:LegalBasis", "dct:title": _dutch(law.name), "dct:source": {"@id": law.url}})
    return bases


def _named(kind: str, names: list[str]) -> list[Node]:
    return [{"@type": kind, "dct:title": _dutch(name)} for name in names if name]


def _dutch(words: str) -> Node:
    return {"@value": words, "@language": "nl"}
