"""The safety questions, a few a screen; the questions about clots anew; a clinician's OK; what a person likes."""
