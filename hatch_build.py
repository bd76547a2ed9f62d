"""Compiles the engine with mypyc when a wheel is built, as ``pip install .`` does.

The source is the truth and works alone: without a C compiler, or with MUSNAD_PURE set, the wheel
holds it as it is, and only its speed differs. Editable installs stay interpreted.
"""

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = ("text", "lexicon", "extract")
# What is read once at the start, or holds little but types that are not mypyc's, gains nothing.
INTERPRETED = frozenset({"__init__", "check", "confidence", "explain", "rules", "tables"})

# A process of its own: mypyc and setuptools keep state, go by the folder they are in, and may exit. One C
# file a module compiles in half the time that one file of all takes, the more so on several cores; hidden
# symbols make calls between the files as quick as within one.
_BUILD = """
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from mypyc.build import mypycify
from setuptools import Distribution
from setuptools.command.build_ext import build_ext

class Parallel(build_ext):
    def build_extensions(self):
        compile = self.compiler.compile

        def compile_all(sources, **how):
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                return list(chain.from_iterable(pool.map(lambda one: compile([one], **how), sources)))

        self.compiler.compile = compile_all
        super().build_extensions()

into, *modules = sys.argv[1:]
told = ["--config-file=", "--follow-imports=silent", "--ignore-missing-imports"]
extensions = mypycify([*told, *modules], opt_level="2", debug_level="0", multi_file=True, group_name="musnad")
if sys.platform == "linux":
    for extension in extensions:
        extension.extra_compile_args += ["-fvisibility=hidden", "-fno-plt"]
told = {"ext_modules": extensions, "cmdclass": {"build_ext": Parallel}}
command = Distribution(told).get_command_obj("build_ext")
command.build_lib, command.build_temp = into, "build"
command.ensure_finalized()
command.run()
"""


class CompileEngine(BuildHookInterface[Any]):
    """Adds the compiled modules to the wheel, beside their source."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless the wheel is an editable one."""
        if version == "editable" or os.environ.get("MUSNAD_PURE"):
            return
        self._work = TemporaryDirectory(prefix="musnad-")  # the wheel is made from it; gone at exit
        made = _compiled(Path(self.root) / "src" / "musnad", Path(self._work.name))
        if isinstance(made, str):
            self.app.display_warning(f"The engine is not compiled, which makes it half as fast: {made}")
            self.app.display_warning(
                "It takes a C compiler and Python's headers: gcc and python3-dev on Debian."
            )
            return
        build_data["force_include"].update(made)
        build_data["pure_python"] = False
        build_data["infer_tag"] = True


def _compiled(package: Path, work: Path) -> dict[str, str] | str:
    """Return the compiled modules and their places in the wheel, or why there are none."""
    if lacking := _lacking():
        return lacking
    shutil.copytree(package, work / package.name, ignore=shutil.ignore_patterns("data", "__pycache__"))
    modules = [
        path.relative_to(work).as_posix()
        for part in COMPILED
        for path in sorted((work / package.name / part).rglob("*.py"))
        if path.stem not in INTERPRETED
    ]
    into = work / "compiled"
    command = [sys.executable, "-c", _BUILD, str(into), *modules]
    done = subprocess.run(command, cwd=work, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    if done.returncode:
        return " ".join((done.stderr or done.stdout).strip().splitlines()[-1:])
    return {str(path): path.relative_to(into).as_posix() for path in into.rglob("*") if path.is_file()}


def _lacking() -> str:
    """Return what a compilation would fail for in the end, or "": seen at once, it spares a minute."""
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")[0]
    if os.name == "posix" and not shutil.which(compiler):
        return f"there is no {compiler}."
    header = Path(sysconfig.get_path("include"), "Python.h")
    return "" if header.exists() else f"there is no {header}."
