"""The journal in the form in which it is checked fast: every line and seal is first met as it was, then made anew.

A journal that is not whole stays as it is: the migration stops and names the line, so that nothing is covered up.
"""

import hashlib
import hmac
import json
from datetime import UTC, datetime

from django.conf import settings
from django.db import migrations

from dossiers import chain

GROWING = (("logentry", "logentry_only_grows"), ("seal", "seal_only_grows"))


def renew(apps, schema_editor):
    """Meet the whole journal in its old form, then give lines and seals their digests in the new one."""
    lines = apps.get_model("dossiers", "LogEntry").objects.order_by("id")
    seals = apps.get_model("dossiers", "Seal").objects.order_by("number")
    if not lines.exists() or _is_new(lines.first()):
        return
    _meet(lines, seals)
    with schema_editor.connection.cursor() as cursor:
        for table, trigger in GROWING:
            cursor.execute(f"ALTER TABLE dossiers_{table} DISABLE TRIGGER {trigger}")
        _write(cursor, lines, seals)
        for table, trigger in GROWING:
            cursor.execute(f"ALTER TABLE dossiers_{table} ENABLE TRIGGER {trigger}")


def _is_new(line):
    return chain.digest_of(line) == line.digest


def _meet(lines, seals):
    """Stop at the first line or seal that is not what it was."""
    previous, last = chain.START, 0
    for seal in seals:
        batch = _met(lines.filter(id__gt=last, id__lte=seal.last))
        stamp = (seal.number, seal.first, seal.last, seal.lines, seal.sealed_at)
        if _old_seal(previous, stamp, batch) != seal.digest:
            raise RuntimeError(f"Het logboek is gebroken bij zegel {seal.number}. Er is niets omgezet.")
        previous, last = seal.digest, seal.last
    _met(lines.filter(id__gt=last))


def _met(lines):
    batch = []
    for number, digest, *values in lines.values_list("id", "digest", *chain.SEALED_FIELDS).iterator():
        if _old_digest(values) != digest:
            raise RuntimeError(f"Het logboek is gebroken bij regel {number}. Er is niets omgezet.")
        batch.append((number, digest))
    return batch


def _write(cursor, lines, seals):
    made = {}
    for number, *values in lines.values_list("id", *chain.SEALED_FIELDS).iterator():
        made[number] = chain.digest_of_values(values)
    cursor.executemany(
        "UPDATE dossiers_logentry SET digest = %s WHERE id = %s", [(digest, number) for number, digest in made.items()]
    )
    previous, numbers = chain.START, sorted(made)
    for seal in seals:
        batch = [f"{number}\t{made[number]}".encode() for number in numbers if seal.first <= number <= seal.last]
        stamp = (seal.number, seal.first, seal.last, seal.lines, seal.sealed_at)
        previous = chain.seal_of(previous, stamp, batch)
        cursor.execute("UPDATE dossiers_seal SET digest = %s WHERE number = %s", [previous, seal.number])


# The old form.


def _old_digest(values):
    plain = [_canonical(value) for value in values]
    return _mac(json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _old_seal(previous, stamp, batch):
    mac = _mac(previous.encode())
    mac.update(_old_digest(stamp).encode())
    for number, digest in batch:
        mac.update(f"{number}:{digest}".encode())
    return mac.hexdigest()


def _canonical(value):
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if value is None or isinstance(value, str | int | list | dict):
        return value
    return str(value)


def _mac(message):
    return hmac.new(settings.JOURNAL_KEY.encode(), message, hashlib.sha256)


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0010_records_fit")]

    operations = [migrations.RunPython(renew, migrations.RunPython.noop)]
