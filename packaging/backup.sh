#!/bin/sh
# One sealed backup a day, the last fourteen kept. Run it from cron or a systemd timer:
#   packaging/backup.sh FOLDER PASSPHRASE-FILE [--data DIR]
set -eu
if [ "$#" -lt 2 ]; then
    echo "Name the folder for the backups and the file with the passphrase." >&2
    exit 2
fi
folder=$1
passphrase=$2
shift 2
quietlegs=${QUIETLEGS:-quietlegs}
file=$folder/quietlegs-$(date +%Y-%m-%dT%H%M%S).backup
mkdir -p "$folder"
"$quietlegs" backup "$file" --passphrase-file "$passphrase" "$@"
# Only after a good one may old ones go; the names sort by their date.
ls "$folder"/quietlegs-*.backup | sort -r | tail -n +15 | while IFS= read -r old; do rm -- "$old"; done
