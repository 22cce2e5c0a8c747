"""Text: folding, identifiers, what can be printed, boxes to type in, spreadsheets and PDF."""
