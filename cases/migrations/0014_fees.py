"""Fees; the database knows that access is free, whatever the code says."""

import django.db.models.deletion
import django.utils.timezone
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

KIND = """
CREATE FUNCTION fee_of_that_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.kind IS DISTINCT FROM (SELECT kind FROM cases_case WHERE id = NEW.case_id) THEN
        RAISE EXCEPTION 'a fee is of the kind of its request' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER fee_of_that_kind BEFORE INSERT OR UPDATE OF kind, case_id ON cases_fee
    FOR EACH ROW EXECUTE FUNCTION fee_of_that_kind();
"""
UNDO = """
DROP TRIGGER fee_of_that_kind ON cases_fee;
DROP FUNCTION fee_of_that_kind();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0013_letter_mail"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Fee",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=12, verbose_name="soort verzoek")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("further_copies", "een volgende kopie van gegevens die iemand al kreeg"),
                            ("excessive", "het verzoek is buitensporig, doordat iemand steeds hetzelfde vraagt"),
                            ("unfounded", "het verzoek is overduidelijk ongegrond"),
                        ],
                        max_length=16,
                        verbose_name="grond",
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=6, verbose_name="bedrag in euro")),
                ("purpose", models.TextField(max_length=1000, verbose_name="waarvoor")),
                ("until", models.DateField(verbose_name="antwoord gevraagd voor")),
                ("announced_on", models.DateField(verbose_name="aangekondigd op")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("open", "wij wachten op antwoord"),
                            ("agreed", "de aanvrager gaat akkoord"),
                            ("withdrawn", "de aanvrager wil dit deel niet meer"),
                            ("lapsed", "geen antwoord gekregen: wij rekenen niets"),
                            ("waived", "kwijtgescholden"),
                        ],
                        default="open",
                        max_length=9,
                        verbose_name="uitkomst",
                    ),
                ),
                (
                    "waived_because",
                    models.TextField(blank=True, max_length=1000, verbose_name="waarom kwijtgescholden"),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="afgelopen op")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gemaakt op")),
                (
                    "announced_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="aangekondigd door",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fees",
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fee",
                        to="cases.letter",
                        verbose_name="brief",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="afgelopen door",
                    ),
                ),
            ],
            options={
                "verbose_name": "vergoeding",
                "verbose_name_plural": "vergoedingen",
                "ordering": ("made_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ground", "further_copies"), ("kind", "access")),
                            models.Q(
                                ("ground__in", ("excessive", "unfounded")),
                                (
                                    "kind__in",
                                    (
                                        "correction",
                                        "erasure",
                                        "restriction",
                                        "portability",
                                        "objection",
                                        "human_review",
                                    ),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="access_is_free",
                        violation_error_message="Inzage is altijd gratis (privacyreglement, vergoedingen).",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0), ("amount__lt", 1000)),
                        name="fee_has_amount",
                        violation_error_message="Vul een bedrag in tussen € 0,01 en € 999,99.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("announced_on"))),
                        name="fee_announced_before",
                        violation_error_message="Geef de aanvrager tijd om te antwoorden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "open"), ("settled_at__isnull", True), ("settled_by__isnull", True)),
                            models.Q(
                                models.Q(("outcome", "open"), _negated=True),
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="fee_settled_by_somebody",
                        violation_error_message="Leg vast wie dit afhandelde, en wanneer.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "waived"), _negated=True),
                            ("waived_because__regex", "\\S"),
                            _connector="OR",
                        ),
                        name="waiver_has_reason",
                        violation_error_message="Schrijf op waarom u geen geld vraagt.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "open")),
                        fields=("case",),
                        name="one_open_fee",
                        violation_error_message="Er is al een bedrag aangekondigd. Handel dat eerst af.",
                    ),
                ],
            },
        ),
        migrations.RunSQL(KIND, UNDO),
    ]
