"""Runs the bot as `qawl run` does, with the tiny model: address and data folder come as arguments."""

import sys
from pathlib import Path

from kept_messages import tiny_services

from bot.cli.connecting import serve_bot
from bot.simulator.server import TOKEN

if __name__ == "__main__":
    with tiny_services(Path(sys.argv[2])) as served:
        serve_bot(served, TOKEN, sys.argv[1])
