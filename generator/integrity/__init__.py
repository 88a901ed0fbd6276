"""Records in; proofs of what they said out."""
