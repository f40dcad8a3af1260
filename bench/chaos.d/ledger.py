"""What the programs wrote down about themselves (evil.c), and what the logs have of it."""

import collections
import os
import re

from world import read

Life = collections.namedtuple("Life", "name pid alone ns")


class Ledger:
    """The file as it is now."""

    def __init__(self, folder):
        self.lives, self.exits, self.other = [], {}, collections.defaultdict(list)
        self._born = {}
        for line in read(f"{folder}/ledger").decode().splitlines():
            what, name, pid, number, ns = line.split(" ")
            if what == "start":
                self.lives.append(Life(name, int(pid), number == "1", int(ns)))
                self._born[name, int(pid)] = max(int(ns), self.born(name, int(pid)))
            elif what == "exit":
                self.exits[name, int(pid), self.born(name, int(pid))] = int(number)
            else:
                self.other[what].append((name, int(pid), int(number)))

    def born(self, name, pid):
        """When the last life of this pid began; pids come again."""
        return self._born.get((name, pid), 0)

    def of(self, name):
        return [life for life in self.lives if life.name == name]

    def starts(self):
        return collections.Counter(life.name for life in self.lives)

    def doubles(self):
        """Lives that began while another of the same name lived."""
        return [life for life in self.lives if not life.alone]


def files(path):
    """A log with its backups, oldest first."""
    folder, base = os.path.split(path)
    numbers = [int(name[len(base) + 1:]) for name in os.listdir(folder) if re.fullmatch(re.escape(base) + r"\.\d+", name)]
    return [f"{path}.{n}" for n in sorted(numbers, reverse=True)] + [path]


def content(path):
    return b"".join(read(name) for name in files(path))


def count(folder, name, pid):
    """Numbered lines that a life has written, at least: killed between a line and its count, it has written one more."""
    return int.from_bytes(read(f"{folder}/count.{name}.{pid}")[:8], "little")


Lines = collections.namedtuple("Lines", "written lost_lines double torn")


def lines(folder, name, lives, killed=()):
    """Compares a log with what the lives of this name have counted; those killed may have a line more than they counted."""
    seen, torn = collections.defaultdict(list), 0
    for line in content(f"{folder}/{name}.log").split(b"\n"):
        words = line.split(b" ")
        if len(words) == 3 and words[0] == name.encode() and words[1].isdigit() and words[2].isdigit():
            seen[int(words[1])].append(int(words[2]))
        elif line:
            torn += 1
    written = lost = double = 0
    for life in lives:
        counted = count(folder, name, life.pid)
        numbers = seen.pop(life.pid, [])
        written += counted
        most = counted + (1 if life.pid in killed else 0)
        lost += len(set(range(counted)) - set(numbers))
        double += len(numbers) - len(set(numbers)) + sum(1 for number in set(numbers) if number >= most)
        double += sum(1 for one, two in zip(numbers, numbers[1:]) if two < one)  # out of order counts as there twice
    return Lines(written, lost, double + sum(map(len, seen.values())), torn)
