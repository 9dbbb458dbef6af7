"""What can make restless legs worse, and what to raise with the clinician."""
