"""Settings: evenings, passcode, phones, programs, people, export and erasing; a page for each."""
