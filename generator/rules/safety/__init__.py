"""Safety: documents, inspection, education, hazards, handing over, insurance."""
