#!/usr/bin/python3
"""Writes vectors.json: requests as botocore and @smithy/signature-v4 sign them.

    src/sigv4/testdata/make_vectors.py            writes the file
    src/sigv4/testdata/make_vectors.py --check    says whether it is what would be written

Needs Debian's python3-botocore and tests/node_modules, and fails where one is not there. Both signers must
agree on a request, but where only botocore can express it.
"""

import base64
import datetime
import json
import pathlib
import subprocess
import sys
from urllib.parse import urlsplit

HERE = pathlib.Path(__file__).parent
FILE = HERE / "vectors.json"
SMITHY = HERE / "smithy_signer.mjs"
NODE_MODULES = HERE.parents[2] / "tests" / "node_modules"

HOST = "localhost:8000"
KEY = ["AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ""]
TEMPORARY = ["ASIAEXAMPLE", "secret with / and +", "token/with+odd=chars=="]
LONG_TOKEN = ["ASIAEXAMPLE", "s" * 40, "IQoJb3JpZ2luX2Vj" * 60 + "/+=="]
LIST_TABLES = [["X-Amz-Target", "DynamoDB_20120810.ListTables"],
               ["Content-Type", "application/x-amz-json-1.0"]]
FORM = [["Content-Type", "application/x-www-form-urlencoded; charset=utf-8"]]


def case(name, method="POST", target="/", headers=(), body=b"", key=KEY, host=HOST,
         service="dynamodb", region="eu-west-3", time="20261122T220000Z", expires=None,
         signers=("botocore", "smithy")):
    path, _, query = target.partition("?")
    return {"name": name, "method": method, "path": path, "query": query,
            "headers": [["Host", host], *headers], "body": base64.b64encode(body).decode(),
            "access_key_id": key[0], "secret_access_key": key[1], "session_token": key[2],
            "service": service, "region": region, "time": time, "expires": expires,
            "signers": list(signers)}


CASES = [
    case("a call", headers=LIST_TABLES, body=b"{}"),
    case("a call to Amazon", headers=LIST_TABLES, body=b'{"Limit":1}',
         host="dynamodb.us-east-1.amazonaws.com", region="us-east-1", time="20250101T000000Z"),
    case("a call in China", headers=LIST_TABLES, body=b"{}", key=TEMPORARY,
         host="dynamodb.cn-north-1.amazonaws.com.cn", region="cn-north-1", time="20240229T235959Z"),
    case("an address of version 6", headers=LIST_TABLES, body=b"{}", host="[::1]:8000"),
    case("with the checksum in a header", headers=[*LIST_TABLES, [
        "X-Amz-Content-Sha256", "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"]],
         body=b"{}"),
    case("an empty body"),
    case("a binary body", body=bytes([0, 1, 0x22, 0x5c, 0x7f, 0x80, 0xff])),
    case("every byte", body=bytes(range(256))),
    case("a body that isn't ASCII", headers=LIST_TABLES, body='{"a":"ü €"}'.encode()),
    case("a body of 4 KiB", body=b"0123456789abcdef" * 256),
    case("a session token", body=b"{}", key=TEMPORARY),
    case("a long session token", headers=LIST_TABLES, body=b"{}", key=LONG_TOKEN),
    case("a form to STS", headers=FORM, body=b"Action=GetCallerIdentity&Version=2011-06-15",
         host="sts.us-west-2.amazonaws.com", service="sts", region="us-west-2"),
    case("a form to STS with a token", headers=FORM, key=TEMPORARY,
         body=b"Action=AssumeRole&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fr&Version=2011-06-15",
         host="sts.amazonaws.com", service="sts", region="us-east-1"),
    case("metrics", headers=FORM, body=b"Action=PutMetricData&Version=2010-08-01",
         host="monitoring.eu-central-1.amazonaws.com", service="monitoring", region="eu-central-1"),
    case("execute-api, a read", "GET", "/prod/recipes/42", host="a1b2.execute-api.eu-west-1.amazonaws.com",
         service="execute-api", region="eu-west-1"),
    case("the first second of a year", body=b"{}", time="20270101T000000Z"),
    case("the last second of a year", body=b"{}", time="20261231T235959Z"),
    case("PUT", "PUT", "/a", body=b"x"),
    case("DELETE", "DELETE", "/a"),
    case("HEAD", "HEAD", "/a"),
    case("an escaped path", "GET", "/a%20b/%E1%88%B4/c*d~e"),
    case("an escaped slash", "GET", "/a%2Fb/c"),
    case("an escape in lower case", "GET", "/a%2fb%c3%bc"),
    case("marks in the path", "GET", "/a!b'c(d)e,f;g=h@i:j$k&l+m"),
    case("dots and double slashes", "GET", "/a/./b/../c//d/"),
    case("dots above the root", "GET", "/../.."),
    case("slashes only", "GET", "///"),
    case("a dot at the end", "GET", "/a/."),
    case("dots in names", "GET", "/.a/b../..c/...", signers=("botocore", "smithy")),
    case("a query out of order", "GET", "/?b=2&a=1&b=1&empty=&A=0"),
    case("an escaped query", "GET", "/?q=a%20b%2Fc%2Bd&%E1%88%B4=%26%3D"),
    case("a query of marks", "GET", "/?q=~-_.%21%2A%27%28%29&r=%24%2C%3A%3B%40"),
    case("names that are another's beginning", "GET", "/?ab=1&a=2&a-b=3&a.b=4&aB=5"),
    case("one parameter many times", "GET", "/?x=3&x=20&x=1&x=&x=b&x=B"),
    case("a value with blanks", headers=[["X-Amz-Meta", "  a   b \t c  "]], body=b"{}"),
    case("an empty value", headers=[["X-Amz-Meta", ""]], body=b"{}"),
    case("a value of blanks", headers=[["X-Amz-Meta", "   "]], body=b"{}"),
    case("quotes and commas in a value", headers=[["X-Amz-Meta", '"a  b", c,d']], body=b"{}"),
    case("a header twice", headers=[["X-Amz-Meta", "b"], ["X-Amz-Meta", "a "]], body=b"{}",
         signers=("botocore",)),
    case("names in any case", headers=[["x-AMZ-meta", "1"], ["ACCEPT", "*/*"]], body=b"{}"),
    case("names in order of their bytes", headers=[["X-Amz-B", "2"], ["X-Amz-A-B", "1"], ["X-Amz-A", "0"],
                                                   ["X-Amz-A1", "3"]], body=b"{}"),
    case("what isn't signed", headers=[["User-Agent", "me"], ["X-Amzn-Trace-Id", "Root=1"],
                                       ["Accept-Encoding", "gzip"]], body=b"{}"),
    case("in the query", expires=900),
    case("in a query that was there", "GET", "/?b=2&a=1%202", expires=900),
    case("in the query with a token", "GET", key=TEMPORARY, expires=900),
    case("in the query of a path", "GET", "/a%20b/c", expires=60, region="us-west-2"),
    case("in the query for a week", "GET", "/?Action=GetCallerIdentity&Version=2011-06-15",
         host="sts.amazonaws.com", service="sts", region="us-east-1", expires=604800),
]


def signed_by_botocore(auth_module, request_type, credentials_type, item):
    """The canonical request, and the Authorization header or the query."""
    now = datetime.datetime.strptime(item["time"], "%Y%m%dT%H%M%SZ")

    class Now(datetime.datetime):
        @classmethod
        def utcnow(cls):
            return now

    auth_module.datetime = type("Clock", (), {"datetime": Now})
    host = item["headers"][0][1]
    target = item["path"] + ("?" + item["query"] if item["query"] else "")
    request = request_type(method=item["method"], url=f"http://{host}{target}",
                           data=base64.b64decode(item["body"]))
    for name, value in item["headers"]:
        request.headers.add_header(name, value)
    key = credentials_type(item["access_key_id"], item["secret_access_key"],
                           item["session_token"] or None)
    if item["expires"] is None:
        auth = auth_module.SigV4Auth(key, item["service"], item["region"])
    else:
        auth = auth_module.SigV4QueryAuth(key, item["service"], item["region"], expires=item["expires"])
    seen = []
    original = auth.canonical_request
    auth.canonical_request = lambda r: seen.append(original(r)) or seen[-1]
    auth.add_auth(request)
    if item["expires"] is None:
        return seen[0], request.headers["Authorization"]
    return seen[0], urlsplit(request.url).query


def signed_by_smithy(items):
    """Of each request, what botocore's function gives second; of a query only its signature."""
    done = subprocess.run(["node", str(SMITHY)], input=json.dumps(items), capture_output=True,
                          text=True, check=True)
    return json.loads(done.stdout)


def make():
    import botocore.auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials

    smithy = signed_by_smithy(CASES)
    for item, other in zip(CASES, smithy):
        canonical, result = signed_by_botocore(botocore.auth, AWSRequest, Credentials, item)
        own = result if item["expires"] is None else result.rpartition("X-Amz-Signature=")[2]
        if "smithy" in item["signers"] and own != other:
            sys.exit(f'the signers differ on "{item["name"]}":\n  {own}\n  {other}')
        item["canonical_request"] = canonical
        item["result"] = result
    lines = ",\n".join(json.dumps(item, separators=(",", ":")) for item in CASES)
    return f"[\n{lines}\n]\n"


def missing():
    """What the vectors can't be made without here, and how to install it; empty: nothing."""
    try:
        import botocore.auth  # noqa: F401
    except ImportError:
        return "botocore: apt-get install python3-botocore"
    if not (NODE_MODULES / "@smithy" / "signature-v4").is_dir():
        return "@smithy/signature-v4: (cd tests && npm ci)"
    return ""


def main():
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit(__doc__)
    if lacking := missing():
        sys.exit(f"make_vectors: there is no {lacking}")
    if sys.argv[1:] == ["--check"]:
        if make() != FILE.read_text():
            sys.exit("make_vectors: vectors.json is not what the signers make now")
        else:
            print(f"make_vectors: vectors.json has what both signers make, {len(CASES)} requests")
    else:
        FILE.write_text(make())


if __name__ == "__main__":
    main()
