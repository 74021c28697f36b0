"""check_layers finds what it is for, and nothing in a tree that is right."""

import importlib.machinery
import importlib.util
import pathlib
import tempfile
import unittest

LOADER = importlib.machinery.SourceFileLoader(
    "check_layers", str(pathlib.Path(__file__).parent / "check_layers"))
SPEC = importlib.util.spec_from_loader("check_layers", LOADER)
check_layers = importlib.util.module_from_spec(SPEC)
LOADER.exec_module(check_layers)


class CheckLayersTest(unittest.TestCase):
    def findings(self, files):
        """What check_layers says of a tree with `files`, all of them listed in CMake."""
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in files.items():
                path = root / "src" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            (root / "src" / "CMakeLists.txt").write_text("\n".join(files))
            return check_layers.check(root)[0]

    def test_includes_down_the_rows_are_right(self):
        self.assertEqual([], self.findings({
            "base/result.h": "#include <expected>\n",
            "app/error.h": '#include "base/result.h"\n',
            "app/auth/login.h": '#include "app/error.h"\n#include "base/result.h"\n',
            "engine/open.cc": "#include <rocksdb/db.h>\n",
        }))

    def test_a_higher_row_a_sibling_and_a_missing_file_are_found(self):
        findings = self.findings({
            "base/a.h": '#include "http/b.h"\n',
            "http/b.h": '#include "dynamodb/c.h"\n',
            "dynamodb/c.h": '#include "nowhere.h"\n',
            "app/auth/d.h": '#include "app/usage/e.h"\n',
            "app/usage/e.h": "",
        })
        self.assertEqual([
            'src/app/auth/d.h: app/auth must not include "app/usage/e.h": app/usage is its sibling',
            'src/base/a.h: base must not include "http/b.h": http is a higher row',
            'src/dynamodb/c.h: "nowhere.h" is no file of src/',
            'src/http/b.h: http must not include "dynamodb/c.h": dynamodb is its sibling',
        ], findings)

    def test_some_libraries_are_for_some_modules_and_for_some_tests(self):
        self.assertEqual([
            'src/sigv4/a.cc: <boost/json/parse.hpp> is for aws, dynamodb, model_api, knowledge, '
            'dynamodb_server, dynamodb_client, web_api, cli, http only',
        ], self.findings({
            "sigv4/a.cc": "#include <boost/json/parse.hpp>\n",
            "sigv4/a_test.cc": "#include <boost/json/parse.hpp>\n",
        }))

    def test_app_knows_no_http_and_storage_no_engine_but_tests_may(self):
        findings = self.findings({
            "http/request.h": "",
            "engine/local_api.h": "",
            "app/auth/a.h": '#include "http/request.h"\n',
            "storage/b.cc": '#include "engine/local_api.h"\n',
            "storage/b_test.cc": '#include "engine/local_api.h"\n',
        })
        self.assertEqual([
            'src/app/auth/a.h: app/auth must not know http, but includes "http/request.h"',
            'src/storage/b.cc: storage must not know engine, but includes "engine/local_api.h"',
        ], findings)

    def test_confined_libraries_are_found_outside_their_modules(self):
        self.assertEqual(
            ["src/storage/a.cc: <rocksdb/db.h> is for engine only"],
            self.findings({"storage/a.cc": "#include <rocksdb/db.h>\n"}))

    def test_files_without_target_and_targets_without_file_are_found(self):
        with tempfile.TemporaryDirectory() as folder:
            src = pathlib.Path(folder) / "src"
            (src / "base").mkdir(parents=True)
            (src / "base" / "a.cc").write_text("")
            (src / "base" / "CMakeLists.txt").write_text("SOURCES b.cc # a.cc")
            self.assertEqual(
                ["src/base/a.cc: in no CMake source list, and included nowhere",
                 "src/base/b.cc: listed in CMake, but there is no such file"],
                check_layers.check(pathlib.Path(folder))[0])

    def test_vague_names_are_found(self):
        self.assertEqual(["src/base/string_utils.h: the name says nothing; name the concept"],
                         self.findings({"base/string_utils.h": ""}))


if __name__ == "__main__":
    unittest.main()
