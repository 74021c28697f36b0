"""count_results: no way to fail goes uncounted."""

import importlib.machinery
import importlib.util
import json
import pathlib
import tempfile
import unittest

LOADER = importlib.machinery.SourceFileLoader(
    "count_results", str(pathlib.Path(__file__).parent / "count_results"))
SPEC = importlib.util.spec_from_loader("count_results", LOADER)
count_results = importlib.util.module_from_spec(SPEC)
LOADER.exec_module(count_results)

GTEST = {"tests": 3, "failures": 1, "errors": 0, "testsuites": [{"testsuite": [
    {"name": "A", "status": "RUN", "result": "COMPLETED"},
    {"name": "B", "status": "RUN", "result": "COMPLETED", "failures": [{"failure": "no"}]},
    {"name": "C", "status": "NOTRUN", "result": "SUPPRESSED"}]}]}
VITEST = {"numPassedTests": 4, "numFailedTests": 0,
          "testResults": [{"status": "failed", "assertionResults": []}]}
CTEST = """<testsuite>
  <testcase name="base_test" status="run"/>
  <testcase name="http_test" status="fail"/>
  <testcase name="crash_rounds" status="run"/>
  <testcase name="crashed_test" status="fail"/>
</testsuite>"""


class CountResultsTest(unittest.TestCase):
    def count(self, files):
        with tempfile.TemporaryDirectory() as folder:
            for name, content in files.items():
                text = content if isinstance(content, str) else json.dumps(content)
                (pathlib.Path(folder) / name).write_text(text)
            return count_results.count_step(pathlib.Path(folder))

    def test_a_step_without_reports_is_one_check(self):
        self.assertEqual((1, 0), self.count({"outcome": "ok\n"}))
        self.assertEqual((0, 1), self.count({"outcome": "FAILED\n"}))
        self.assertEqual((0, 1), self.count({}), "it never ended")

    def test_googletest_counts_what_ran(self):
        self.assertEqual((1, 1), self.count({"outcome": "FAILED\n", "a.json": GTEST}))

    def test_a_vitest_file_that_does_not_load_is_a_failure(self):
        self.assertEqual((4, 1), self.count({"outcome": "FAILED\n", "a.json": VITEST}))

    def test_a_step_that_fails_with_all_tests_passed_counts_one_failure(self):
        good = {"numPassedTests": 4, "numFailedTests": 0, "testResults": []}
        self.assertEqual((4, 1), self.count({"outcome": "FAILED\n", "a.json": good}))

    def test_a_broken_report_is_a_failure(self):
        self.assertEqual((0, 1), self.count({"outcome": "ok\n", "a.json": "{"}))

    def test_what_failed_is_told(self):
        vitest = {"testResults": [
            {"name": "a.test.ts", "status": "failed", "assertionResults": [
                {"status": "passed", "fullName": "one"},
                {"status": "failed", "fullName": "two", "failureMessages": ["expected 1"]}]},
            {"name": "b.test.ts", "status": "failed", "message": "no such file", "assertionResults": []}]}
        self.assertEqual([("two", "expected 1"), ("b.test.ts", "no such file")],
                         list(count_results.failures_json(vitest)))
        gtest = {"testsuites": [{"name": "S", "testsuite": [
            {"name": "A"}, {"name": "B", "failures": [{"failure": "no"}]}]}]}
        self.assertEqual([("S.B", "no")], list(count_results.failures_json(gtest)))

    # base_test's cases are counted from its own report; http_test passed its cases and then died;
    # crash_rounds is no GoogleTest; crashed_test left no report.
    def test_ctest_counts_programs_once(self):
        good = {"failures": 0, "errors": 0, "testsuites": [{"testsuite": [
            {"name": "A", "status": "RUN", "result": "COMPLETED"}]}]}
        self.assertEqual((3, 2), self.count({
            "outcome": "FAILED\n", "ctest.xml": CTEST,
            "base_test.json": good, "http_test.json": good}))


if __name__ == "__main__":
    unittest.main()
