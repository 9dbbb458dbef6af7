"""Regular sessions, alone and with a therapist."""
