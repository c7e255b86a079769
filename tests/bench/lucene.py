"""Lucene as a peer: Lucene.java of this folder, compiled against Debian's packages.

SPDX-License-Identifier: GPL-2.0-or-later
"""
import glob
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
JARS = ("core", "analyzers-common", "highlighter", "memory", "queries")
# One thread collects, in a heap that does not follow the machine's memory.
JVM = ("-Xmx256m", "-XX:+UseSerialGC")
# So many answers leave little to be compiled when it is measured.
WARM_UP = 1500
MISSING = "Lucene is not installed (liblucene4.10-java, default-jdk-headless): left out"


def jars():
    """The libraries, or None where one is missing."""
    found = [sorted(glob.glob("/usr/share/java/lucene-%s-4.10*.jar" % name)) for name in JARS]
    return [paths[-1] for paths in found] if all(found) else None


def installed():
    return bool(shutil.which("java") and shutil.which("javac") and jars())


def compile_into(folder):
    """Compiles the program; returns the words that start it."""
    os.mkdir(folder)
    libraries = ":".join(jars())
    subprocess.run(["javac", "-encoding", "UTF-8", "-cp", libraries, "-d", folder,
                    os.path.join(HERE, "Lucene.java")], check=True)
    return ["java", *JVM, "-cp", libraries + ":" + folder, "Lucene"]


def query(parts, joined):
    """One line of what the program reads; joined is "all" or "any"."""
    return "\t".join([joined, *parts]) + "\n"


def ask(program, database, queries):
    """The milliseconds of each query, answered in one process that is warm; and how many
    lines match."""
    times = 2 + WARM_UP // len(queries)
    done = subprocess.run([*program, "search", database], input="".join(queries * times).encode(),
                          stdout=subprocess.PIPE, check=False)
    lines = done.stdout.splitlines()
    if done.returncode != 0 or len(lines) != len(queries) * times:
        sys.exit("Lucene did not answer every query")
    answers = [line.split(b"\t") for line in lines[len(lines) - len(queries):]]
    return [(float(milliseconds), int(total)) for milliseconds, total in answers]
