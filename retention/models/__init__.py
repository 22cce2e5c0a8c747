"""The rows of retention: rules, holds, destruction lists, and what was destroyed."""

from retention.models.certificate import Certificate
from retention.models.destruction import Destruction
from retention.models.erasure import ErasureLine
from retention.models.hold import Hold
from retention.models.leftover import FileToGo
from retention.models.lists import DestructionList, Item, Outcome, Step
from retention.models.mention_item import MentionItem
from retention.models.rule import Rule
from retention.models.slip import Slip, SlipLine

__all__ = (
    "Certificate",
    "Destruction",
    "DestructionList",
    "ErasureLine",
    "FileToGo",
    "Hold",
    "Item",
    "MentionItem",
    "Outcome",
    "Rule",
    "Slip",
    "SlipLine",
    "Step",
)
