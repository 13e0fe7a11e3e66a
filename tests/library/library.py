"""corner as a library, as its user has it: installed under a prefix of its own, found by CMake, linked by the example; and
docs/library.md shows the example's own lines."""
import pathlib
import re
import subprocess
import sys
import tempfile

SOURCE, BUILD = map(pathlib.Path, sys.argv[1:3])
SAYS = {
    ("item=laptop", "telework=2", "held=0", "ends_in=open-ended"):
        "permit\nlaptop-telework: Teleworks 2 days/week: a laptop is granted.\nobliges: sign:charter\n",
    ("item=laptop", "held=0", "ends_in=open-ended"): "undetermined\nmissing: telework\n",
    ("item=phone", "ends_in=12"): "approval\nphone-asked: A phone needs the manager's approval.\nasks: manager\n",
    ("item=laptop", "telework=0", "held=0", "ends_in=12"): "refuse\ndefault: No rule grants this: Laptops.\n",
}
WRONG = {("item=laptp",): "did you mean `laptop`?", ("itm=laptop",): "no fact of the policy: itm=laptop",
         ("status=tenured", "ends_in=3"): "cannot go together"}


def run(*command, code=0):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, cwd=SOURCE)
    if done.returncode != code:
        sys.exit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def expect(wanted, said, given):
    if wanted not in said or (not said.startswith(wanted) and wanted.endswith("\n")):
        sys.exit(f"example {' '.join(given)}: wanted\n{wanted}came\n{said}")


code = (SOURCE / "examples/library/main.cpp").read_text()
shown = re.findall(r"```cpp\n(.*?)```", (SOURCE / "docs/library.md").read_text(), re.S)
for fence in shown:
    for line in fence.splitlines():
        if line.strip() not in code:
            sys.exit(f"docs/library.md shows a line that examples/library/main.cpp has not: {line}")
if not shown:
    sys.exit("docs/library.md shows no code")

with tempfile.TemporaryDirectory(prefix="corner-library-") as scratch:
    prefix, build = pathlib.Path(scratch) / "prefix", pathlib.Path(scratch) / "build"
    run("cmake", "--install", BUILD, "--prefix", prefix)
    run("cmake", "-G", "Ninja", "-S", SOURCE / "examples/library", "-B", build, f"-DCMAKE_PREFIX_PATH={prefix}", *sys.argv[3:])
    run("cmake", "--build", build)
    for given, wanted in SAYS.items():
        expect(wanted, run(build / "example", "tests/pack", *given).stdout, given)
    for given, wanted in WRONG.items():
        expect(wanted, run(build / "example", "tests/pack", *given, code=1).stderr, given)
    run(prefix / "bin/corner", "decide", "tests/pack", "/dev/null")
print(f"{len(SAYS) + len(WRONG)} answers of the example are as expected")
