"""Compares a wheel with what git holds of ``kp_pages``: every file, and no other package."""

import subprocess
import sys
import zipfile

wheel = sys.argv[1]
listing = subprocess.run(
    ["git", "ls-files", "kp_pages"],  # noqa: S607 - git is wherever the machine has it
    capture_output=True,
    check=True,
    text=True,
)
wanted = set(listing.stdout.split())
held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}

for name in sorted(wanted - held):
    print(f"The wheel lacks {name}.")
for name in sorted(held - wanted):
    print(f"The wheel should not hold {name}.")
if "kp_pages/py.typed" not in held:
    print("The wheel lacks py.typed.")
sys.exit(held != wanted)
