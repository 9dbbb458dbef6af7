"""Floor 4: settings, urls, start-up and the server process."""
