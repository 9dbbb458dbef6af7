"""Privacy in English."""

SENTENCES: dict[str, str] = {
    "privacy.heading_nowhere": "Nothing is sent anywhere",
    "privacy.nowhere": "What you enter goes from your phone to this server and no further. No page loads anything from "
    "another site. There is no account elsewhere, no counting of visits and no advertising. A link to a study opens "
    "another site only when you tap it.",
    "privacy.heading_phone": "On your phone",
    "privacy.phone": "The browser keeps your log in its own store (IndexedDB), so that it works without a network: "
    "what you logged, what waits to be sent, your plan's routines, and your trial's nights in sealed form.\n"
    "Signing out leaves it there. Whoever can unlock the phone can read it.",
    "privacy.heading_server": "On the server",
    "privacy.server": "One database holds your name, a hash of your passcode, your settings, your answers to the "
    "safety questions, every record in every version (changed and deleted ones too), your plans, your trials, the "
    "hashes of tokens, and which browsers are signed in.\n"
    "The database is not locked by your passcode. Whoever runs the machine could open its files, so its disk should "
    "be encrypted. Over a network, use HTTPS: without it others in that network could read along.",
    "privacy.heading_sealed": "The nights to come",
    "privacy.sealed": "What was drawn for the next nights travels to the phone in sealed envelopes, with the key "
    "beside them. That keeps you from seeing tonight's draw by accident. It hides; it does not keep a secret from "
    "somebody who wants to look. Your export and the command line show every draw, and say so first.",
    "privacy.heading_host": "Who runs this server",
    "privacy.host": "You, a relative, a group or a clinic. Each person here sees only their own records, the host too. "
    "The host can add people and make backups.",
    "privacy.heading_lawful": "By what right a host may keep this",
    "privacy.lawful": "These are data about health. If you keep your own, no law on data protection asks anything of "
    "you. A relative or a friend who hosts needs your clear yes, which you can take back at any time. A group or a "
    "clinic needs your explicit consent in writing (in Europe: GDPR, Article 9(2)(a)), or, where it treats you, the "
    "rules for care (Article 9(2)(h)); it must tell you who is responsible, and it should ask somebody who knows the "
    "law where you live.",
    "privacy.heading_retention": "For how long",
    "privacy.retention": "Until you erase it. Nothing is deleted by itself, because old nights may matter later. A "
    "deleted record is only marked, so that other phones hear of it; erasing removes it for good. A sign-in ends after "
    "400 days without use.",
    "privacy.heading_export": "Take it with you",
    "privacy.export": "The export holds everything, in files that other programs can read, and everything can be "
    "restored from it.",
    "privacy.heading_erasure": "Erase it",
    "privacy.erasure": "Erasing takes your name and your passcode. It removes every row and every version of it, and "
    "overwrites the freed space in the database's file. What it cannot reach: backups and exports made earlier, copies "
    "that were kept before an update, what a disk keeps on its own, and a phone that is not at hand.",
    "privacy.heading_lost_phone": "A phone is lost",
    "privacy.lost_phone": "Sign in on another phone or a computer, go to Settings, Phones, and end all sign-ins. The "
    "lost phone can then read nothing new. What it already held is protected by its screen lock only; if you can, "
    "erase the phone from afar. What it had not sent is lost with it.",
    "privacy.heading_backups": "Backups",
    "privacy.backups": "A backup is one file with everybody's data, locked with a passphrase: without the passphrase "
    "it cannot be read. An export is not locked. Before an update of the database the server keeps a plain copy "
    "beside it; only the last ten are kept.",
}
