"""Settings, export and erasing in English."""

SENTENCES: dict[str, str] = {
    "export.readme": """Everything that Quietlegs holds about {name}
============================================

Files to read, or to open in a spreadsheet
  INTAKE.json     your answers to the safety questions, your medicines and tests
  DIARY.csv       one row a night; where there were several trials, DIARY-1.csv belongs to TRIAL-1.json and so on
  SESSIONS.csv    every session, step by step
  LOG.csv         every moment you logged: urges, sensations, what relieved them
  TRIAL.json      your latest trial as it was drawn; earlier ones are TRIAL-1.json, TRIAL-2.json ...
                  Careful: it shows what was drawn for EVERY night, those to come included.
                  Whoever looks, knows; the answer is cleaner when you do not look while the trial runs.

Files that bring everything back (quietlegs restore)
  records.jsonl   every record in every version, deleted ones and open conflicts included: the source of all the rest
  plans.jsonl     every plan that you were shown
  person.json     your name, your settings, the state of your trials
  SHA256SUMS      checksums; `sha256sum --check SHA256SUMS` shows whether a file was changed

There is no passcode in this export and no token of a program. After a restore you choose a new passcode.
These files are not locked. They say a great deal about you: keep them where nobody else looks.
""",
    "export.inside": "One ZIP file with your answers, your nights as tables, every record in every version, and your "
    "plans. A file in it says what each is.",
    "export.draws": "It also shows what was drawn for every night, those to come included. While a trial runs, better "
    "do not look into TRIAL.json.",
    "export.not_locked": "The file is not locked with a passcode. Keep it where nobody else looks.",
    "restore.hint": "To move to a new machine, use the command line there: quietlegs restore, with the unpacked "
    "export or a backup.",
    "erase.what": "Erasing removes you from this installation: every record in every version, your answers, plans, "
    "trials, charts, tokens and sign-ins. The space in the database is overwritten. It cannot be undone.",
    "erase.not_what": "Copies made earlier are not erased: backups, exports that you downloaded, copies kept before "
    "an update, and what a phone still holds. Ask whoever runs this server to delete old copies.",
    "erase.export_first": "If you want to keep something, export it first.",
    "phones.lost": "A phone is lost? End all sign-ins here. Then it can read nothing new from this server. What it "
    "already held stays on it behind its own screen lock.",
    "phones.unsent": "What a phone has not sent yet stays on that phone. Let it send first.",
    "tokens.what": "A token lets a program, such as a watch or a script, read and write your records. It opens all of "
    "them, so treat it like a passcode.",
    "tokens.once": "This token is shown only now. Copy it into the program.",
    "people.separate": "Each person here has a name and a passcode of their own. Nobody sees another person's "
    "records, the host included. Whoever runs the machine could open its files.",
    "settings.boundary": "At this time one night ends and the next begins. Noon suits most people; choose a later "
    "time if you sleep during the day.",
    "settings.mode_before": "Before it starts, at a time you choose: how bad were your legs today, how bad do you "
    "expect tonight?",
    "settings.mode_when": "When it starts: you tap when your legs begin, and rate them then.",
    "settings.languages": "English is the only language so far. Every sentence stands in one catalogue, so another "
    "can be added.",
    "passcode.changed": "The new passcode counts from now on. All other phones are asked for it once.",
}
