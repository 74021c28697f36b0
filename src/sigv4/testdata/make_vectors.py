#!/usr/bin/python3
"""Writes vectors.h: requests as botocore (Debian's python3-botocore) signs them.

    /usr/bin/python3 src/sigv4/testdata/make_vectors.py > src/sigv4/testdata/vectors.h
"""

import datetime
from urllib.parse import urlsplit

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

NOW = datetime.datetime(2026, 11, 22, 22, 0, 0)
HOST = "localhost:8000"
KEY = Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
TEMPORARY = Credentials("ASIAEXAMPLE", "secret with / and +", "token/with+odd=chars==")


class Now(datetime.datetime):
    @classmethod
    def utcnow(cls):
        return NOW


class Clock:
    datetime = Now


botocore.auth.datetime = Clock

# name, method, path and query, headers, body, credentials
HEADER_CASES = [
    ("a call", "POST", "/", [("X-Amz-Target", "DynamoDB_20120810.ListTables"),
                             ("Content-Type", "application/x-amz-json-1.0")], b"{}", KEY),
    ("an empty body", "POST", "/", [], b"", KEY),
    ("a binary body", "POST", "/", [], bytes([0, 1, 0x22, 0x5c, 0x7f, 0x80, 0xff]), KEY),
    ("a session token", "POST", "/", [], b"{}", TEMPORARY),
    ("an escaped path", "GET", "/a%20b/%E1%88%B4/c*d~e", [], b"", KEY),
    ("dots and double slashes", "GET", "/a/./b/../c//d/", [], b"", KEY),
    ("dots above the root", "GET", "/../..", [], b"", KEY),
    ("a query out of order", "GET", "/?b=2&a=1&b=1&empty=&A=0", [], b"", KEY),
    ("an escaped query", "GET", "/?q=a%20b%2Fc%2Bd&%E1%88%B4=%26%3D", [], b"", KEY),
    ("a value with blanks", "POST", "/", [("X-Amz-Meta", "  a   b \t c  ")], b"{}", KEY),
    ("a header twice", "POST", "/", [("X-Amz-Meta", "b"), ("X-Amz-Meta", "a ")], b"{}", KEY),
    ("names in any case", "POST", "/", [("x-AMZ-meta", "1"), ("ACCEPT", "*/*")], b"{}", KEY),
]
QUERY_CASES = [
    ("in the query", "POST", "/", [], b"", KEY),
    ("in a query that was there", "GET", "/?b=2&a=1%202", [], b"", KEY),
    ("in the query with a token", "GET", "/", [], b"", TEMPORARY),
]


def text(value):
    out = ""
    for byte in value if isinstance(value, bytes) else value.encode():
        c = chr(byte)
        if c in '"\\':
            out += "\\" + c
        elif 0x20 <= byte < 0x7f:
            out += c
        else:
            out += f"\\{byte:03o}"
    return f'"{out}"'


def make(signer, method, target, headers, body, credentials):
    """The request, the headers that it had before, and its canonical request."""
    request = AWSRequest(method=method, url=f"http://{HOST}{target}", data=body)
    request.headers["Host"] = HOST
    for name, value in headers:
        request.headers.add_header(name, value)
    auth = signer(credentials, "dynamodb", "eu-west-3")
    seen = []
    original = auth.canonical_request
    auth.canonical_request = lambda r: seen.append(original(r)) or seen[-1]
    auth.add_auth(request)
    return request, [("Host", HOST), *headers], seen[0]


def vector(name, form, method, target, headers, body, credentials, canonical, result):
    path, _, query = target.partition("?")
    fields = ", ".join(f"{{{text(n)}, {text(v)}}}" for n, v in headers)
    print(f"    {{.name = {text(name)},")
    print(f"     .form = ClaimForm::{form},")
    print(f"     .request = {{.method = {text(method)}, .path = {text(path)}, .query = {text(query)},")
    print(f"                 .headers = {{{fields}}},")
    print(f"                 .body = {{{text(body)}, {len(body)}}}}},")
    print(f"     .credentials = {{{text(credentials.access_key)}, {text(credentials.secret_key)}, "
          f"{text(credentials.token or '')}}},")
    print(f"     .canonical_request = {text(canonical)},")
    print(f"     .result = {text(result)}}},")


print("""// Written by make_vectors.py from botocore's signer; don't edit.
// clang-format off
#pragma once

#include <string>
#include <vector>

#include "sigv4/claim.h"
#include "sigv4/credentials.h"
#include "sigv4/request.h"

namespace flavorbot::sigv4 {

// Signed at 20261122T220000Z for dynamodb in eu-west-3.
struct Vector {
  std::string name;
  ClaimForm form = ClaimForm::kHeader;
  Request request;  // before it was signed
  Credentials credentials;
  std::string canonical_request;
  std::string result;  // kHeader: Authorization; kQuery: the whole query, for 900 seconds
};

inline std::vector<Vector> Vectors() {
  return {""")
for case in HEADER_CASES:
    request, headers, canonical = make(botocore.auth.SigV4Auth, *case[1:])
    vector(case[0], "kHeader", case[1], case[2], headers, *case[4:], canonical,
           request.headers["Authorization"])
for case in QUERY_CASES:
    signer = lambda *a: botocore.auth.SigV4QueryAuth(*a, expires=900)
    request, headers, canonical = make(signer, *case[1:])
    vector(case[0], "kQuery", case[1], case[2], headers, *case[4:], canonical,
           urlsplit(request.url).query)
print("""  };
}

}  // namespace flavorbot::sigv4
// clang-format on""")
