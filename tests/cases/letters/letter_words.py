"""Words for a letter of any kind, and somebody else to whom it goes."""

from cases.letter_kinds import SPECS
from cases.letters.writing import Addressee

OTHER = Addressee("Buur Verzonnen", ("Zijstraat 3", "1234 AB Verzonnen"))


def samples(kind):
    """The words that a text of this kind asks for, each with its sample."""
    return {word.name: word.sample for word in SPECS[kind].words}
