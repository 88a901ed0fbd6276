"""What the files say, as frozen typed values; the fields are declared once, here."""
