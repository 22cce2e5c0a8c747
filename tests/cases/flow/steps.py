"""Which step may be taken from which status, written down a second time, by hand."""

LEGAL = {
    "ask_identity": {"received"},
    "identify": {"received", "waiting"},
    "answer_heir": {"received", "waiting"},
    "gather": {"identified", "gathered"},
    "decide": {"gathered"},
    "reopen": {"decided"},
    "send": {"decided"},
    "withdraw": {"received", "waiting", "identified", "gathered", "decided"},
    "merge": {"identified"},
    "ask_clarification": {"received", "waiting", "identified", "gathered"},
    "clarify": {"received", "waiting", "identified", "gathered"},
    "extend": {"received", "waiting", "identified", "gathered", "decided"},
}
STAYS = {"ask_clarification", "clarify", "extend"}
