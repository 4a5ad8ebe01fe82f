"""What the commands do that say more than a line: they ask, show and report, and leave the work to the rooms above."""
