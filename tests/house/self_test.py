"""The tests of the house notice what they are for: each rule broken on purpose in a tree of its own."""
import pathlib
import subprocess
import tempfile
import unittest

import catalogue
import coverage
import house
import layers
import schemas
import words

HEADER = "#pragma once\n// What it is for.\n"


class Tree(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.tree = pathlib.Path(folder.name)

    def write(self, path, text):
        (self.tree / path).parent.mkdir(parents=True, exist_ok=True)
        (self.tree / path).write_text(text)

    def layers_of(self, path, text):
        self.write(path, text)
        problems = layers.check(self.tree)[1]
        (self.tree / path).unlink()
        return problems

    def test_layers(self):
        for path, text in (
                ("lib/core/x.cpp", '#include "policy/pack.hpp"\n'), ("lib/desk/x.cpp", '#include "policy/pack.hpp"\n'),
                ("lib/render/x.cpp", '#include "store/store.hpp"\n'), ("lib/core/x.cpp", "#include <toml++/toml.h>\n"),
                ("lib/store/x.cpp", "#include <sqlite3.h>\n"), ("lib/desk/x.cpp", "#include <fstream>\n"),
                ("lib/core/x.cpp", '#include "text.hpp"\n'), ("lib/store/x.cpp", "auto x = std::getenv(name);\n")):
            self.assertEqual(len(self.layers_of(path, text)), 1, text)
        for path, text in (
                ("lib/store/x.cpp", '#include "policy/pack.hpp"\n'), ("lib/store/sqlite.cpp", "#include <sqlite3.h>\n"),
                ("lib/core/x.cpp", "// std::getenv is not for us\n"), ("cli/x.cpp", '#include "render/render.hpp"\n')):
            self.assertEqual(self.layers_of(path, text), [], text)

    def test_private_headers(self):
        self.write("lib/render/tone.hpp", "#pragma once\n// Private to render: x.\n")
        self.assertEqual(self.layers_of("lib/render/x.cpp", '#include "render/tone.hpp"\n'), [])
        self.assertEqual(len(self.layers_of("cli/x.cpp", '#include "render/tone.hpp"\n')), 1)

    def test_coverage(self):
        self.write("cli/commands.cpp", '{"audit log", mark("Audit"), mark("x"), make_audit_log},\n')
        self.assertEqual(len(coverage.check(self.tree)[1]), 3)
        self.write("cli/command/audit_log.cpp", "")
        self.write("tests/golden/audit-log.golden", "$ corner audit log\n")
        self.write("docs/commands/audit-log.md", "```console\n$ corner --lang fr audit log --since x\n```\n")
        self.assertEqual(coverage.check(self.tree)[1], [])
        self.write("tests/golden/audit-log.golden", "$ corner init\n")
        self.write("cli/command/orphan.cpp", "")
        self.write("lib/core/long.cpp", "\n" * 301)
        self.write("lib/core/bare.hpp", "#pragma once\nint x;\n")
        self.assertEqual(len(coverage.check(self.tree)[1]), 4)

    def test_root(self):
        subprocess.run(["git", "init", "-q", self.tree], check=True)
        self.write("README.md", "")
        self.write("units.csv", "")
        subprocess.run(["git", "-C", self.tree, "add", "."], check=True)
        self.assertEqual([problem.split(":")[0] for problem in coverage.check_root(self.tree)], ["units.csv"])

    def schemas_of(self, members):
        self.write("docs/json.md", "## corner.x/1\n\n| member | type | |\n|---|---|---|\n| `n`, `t` | number, text or null | |\n"
                                   "\n| in **`rows`** | type | |\n|---|---|---|\n| `d` | date | only sometimes |\n")
        self.write("tests/golden/x.golden", '$ corner x\n{\n  "schema": "corner.x/1",\n' + members + "\n}\n")
        return schemas.check(self.tree)[1]

    def test_schemas(self):
        self.write("README.md", "")
        good = '"n": 1, "t": null, "rows": [{"d": "2026-03-02"}, {}]'
        self.assertEqual(self.schemas_of(good), [])
        for change in ({"1": '"1"'}, {"null": "2"}, {"2026-": "26-"}, {', "rows"': ', "more": 1, "rows"'}, {'"n": 1,': ""},
                       {"{}": '{"e": 1}'}, {"{}": "{"}):
            for old, new in change.items():
                self.assertEqual(len(self.schemas_of(good.replace(old, new, 1))), 2 if new == "{" else 1, change)

    def words_of(self, source, french):
        (self.tree / "po").mkdir(exist_ok=True)
        extract = house.root() / "po/extract.sh"
        self.write("po/extract.sh", extract.read_text())
        (self.tree / "po/extract.sh").chmod(0o755)
        head = 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in (
            "Project-Id-Version: x", "PO-Revision-Date: 2026-03-02 09:00+0000", "Last-Translator: x", "Language-Team: x",
            "Language: fr", "MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8",
            "Content-Transfer-Encoding: 8bit", "Plural-Forms: nplurals=2; plural=(n > 1);"))
        self.write("po/fr.po", head + "\n" + french)
        self.write("lib/core/x.cpp", source)
        self.write("cli/x.cpp", "")
        return words.check(self.tree)[1]

    def test_words(self):
        good = 'msgid "a {0}"\nmsgstr "un {0}"\n'
        self.assertEqual(self.words_of('say("a {0}", 1);', good), [])
        for source, french in (
                ('say("b {0}", 1); say("a {0}", 1);', good),  # not in French
                ('say("a {0}", 1);', 'msgid "a {0}"\nmsgstr ""\n'),
                ('say("a {0}", 1);', "#, fuzzy\n" + good),
                ('say("a {0}", 1);', 'msgid "a {0}"\nmsgstr "un {1}"\n'),
                ("", good),  # no longer in the sources
                ('say("a {x}", 1);', 'msgid "a {x}"\nmsgstr "un {x}"\n'),
                ('tr("a {0}");', good),
                ('say("a {0}", 1); throw Error("plain");', good),
                ('say("a {0}", 1); document.say("plain");', good)):
            self.assertTrue(self.words_of(source, french), source)

    def test_plurals(self):
        source = 'say_count("{0} row", "{0} rows", n);'
        entry = 'msgid "{0} row"\nmsgid_plural "{0} rows"\nmsgstr[0] "{0} ligne"\nmsgstr[1] "%s"\n'
        self.assertEqual(self.words_of(source, entry % "{0} lignes"), [])
        self.assertEqual(len(self.words_of(source, entry % "lignes")), 1)
        self.assertEqual(len(self.words_of(source, entry % "")), 1)

    def test_catalogue(self):
        read = catalogue.read('#: a.cpp\nmsgid ""\n"x \\"y\\""\nmsgstr "é\\n"\n\n#~ msgid "gone"\n#~ msgstr "parti"\n')
        self.assertEqual([(key, entry.said, entry.places) for key, entry in read.items()],
                         [(('x "y"', ""), {0: "é\n"}, ["a.cpp"])])


if __name__ == "__main__":
    unittest.main(argv=["self_test"])
