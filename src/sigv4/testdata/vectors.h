// Written by make_vectors.py from botocore's signer; don't edit.
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
  return {
    {.name = "a call",
     .form = ClaimForm::kHeader,
     .request = {.method = "POST", .path = "/", .query = "",
                 .headers = {{"Host", "localhost:8000"}, {"X-Amz-Target", "DynamoDB_20120810.ListTables"}, {"Content-Type", "application/x-amz-json-1.0"}},
                 .body = {"{}", 2}},
     .credentials = {"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ""},
     .canonical_request = "POST\012/\012\012content-type:application/x-amz-json-1.0\012host:localhost:8000\012x-amz-date:20261122T220000Z\012x-amz-target:DynamoDB_20120810.ListTables\012\012content-type;host;x-amz-date;x-amz-target\01244136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
     .result = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/eu-west-3/dynamodb/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=b73c0ad11dfd9e5ed1a2b5631cbf2ad3a36c0f619611ea01105e7d60eae5ea49"},
    {.name = "an empty body",
     .form = ClaimForm::kHeader,
     .request = {.method = "POST", .path = "/", .query = "",
                 .headers = {{"Host", "localhost:8000"}},
                 .body = {"", 0}},
     .credentials = {"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ""},
     .canonical_request = "POST\012/\012\012host:localhost:8000\012x-amz-date:20261122T220000Z\012\012host;x-amz-date\012e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
     .result = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/eu-west-3/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=abe6b9ad03e29702baa96473ef56319186f84bb241e473d567de73b3cd7251f9"},
    {.name = "a binary body",
     .form = ClaimForm::kHeader,
     .request = {.method = "POST", .path = "/", .query = "",
                 .headers = {{"Host", "localhost:8000"}},
                 .body = {"\000\001\"\\\177\200\377", 7}},
     .credentials = {"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ""},
     .canonical_request = "POST\012/\012\012host:localhost:8000\012x-amz-date:20261122T220000Z\012\012host;x-amz-date\01225d5cb3e943165f668a7e6b5c1e5e545a5462650231523b9f05835639d706b49",
     .result = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/eu-west-3/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=69368cd10251eeecdd09901a90e82859bdf7882774b782e604f99339d6f0a3a7"},
    {.name = "a session token",
     .form = ClaimForm::kHeader,
     .request = {.method = "POST", .path = "/", .query = "",
                 .headers = {{"Host", "localhost:8000"}},
                 .body = {"{}", 2}},
     .credentials = {"ASIAEXAMPLE", "secret with / and +", "token/with+odd=chars=="},
     .canonical_request = "POST\012/\012\012host:localhost:8000\012x-amz-date:20261122T220000Z\012x-amz-security-token:token/with+odd=chars==\012\012host;x-amz-date;x-amz-security-token\01244136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
     .result = "AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/20261122/eu-west-3/dynamodb/aws4_request, SignedHeaders=host;x-amz-date;x-amz-security-token, Signature=b3e71eb4963ba85307bf03c609d45d3e02f0b44943a852b30c496902702dcdc1"},
    {.name = "an escaped path",
     .form = ClaimForm::kHeader,
     .request = {.method = "GET", .path = "/a%20b/%E1%88%B4/c*d~e", .query = "",
                 .headers = {{"Host", "localhost:8000"}},
                 .body = {"", 0}},
     .credentials = {"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ""},
     .canonical_request = "GET\012/a%2520b/%25E1%2588%25B4/c%2Ad~e\012\012host:localhost:8000\012x-amz-date:20261122T220000Z\012\012host;x-amz-date\012e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
     .result = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/eu-west-3/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=cb28495f55445ec7da64850c6e9d9a7e4b2b72cea29f2c02f4499e3efb393df3"},
    {.name = "dots and double slashes",
     .form = ClaimForm::kHeader,
     .request = {.method = "GET", .path = "/a/./b/../c//d/", .query = "",
                 .headers = {{"Host", "localhost:8000"}},
                 .body = {"", 0}},
     .credentials = {"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ""},
     .canonical_request = "GET\012/a/c/d/\012\012host:localhost:8000\012x-amz-date:20261122T220000Z\012\012host;x-amz-date\012e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
     .result = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/eu-west-3/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=3c48e09e4350bdb304c2782fb6092fe77f66873cf316ac961ea13a70068a5a30"},
    {.name = "dots above the root",
     .form = ClaimForm::kHeader,
     .request = {.method = "GET", .path = "/../..", .query = "",
                 .headers = {{"Host", "localhost:8000"}},
                 .body = {"", 0}},
     .credentials = {"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ""},
     .canonical_request = "GET\012/\012\012host:localhost:8000\012x-amz-date:20261122T220000Z\012\012host;x-amz-date\012e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
     .result = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/eu-west-3/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=237f196b64f60c8372715a309433db8cd2dd6a5bae60b2ca0d279b29ddb9b7b3"},
    {.name = "a query out of order",
     .form = ClaimForm::kHeader,
     .request = {.method = "GET", .path = "/", .query = "b=2&a=1&b=1&empty=&A=0",
                 .headers = {{"Host", "localhost:8000"}},
                 .body = {"", 0}},
     .credentials = {"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ""},
     .canonical_request = "GET\012/\012A=0&a=1&b=1&b=2&empty=\012host:localhost:8000\012x-amz-date:20261122T220000Z\012\012host;x-amz-date\012e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
     .result = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/eu-west-3/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=806559cf6a4c06e17cecb86b42d4ca0759e5394a5a3957b5c6847fbe28c74866"},
    {.name = "an escaped query",
     .form = ClaimForm::kHeader,
     .request = {.method = "GET", .path = "/", .query = "q=a%20b%2Fc%2Bd&%E1%88%B4=%26%3D",
                 .headers = {{"Host", "localhost:8000"}},
                 .body = {"", 0}},
     .credentials = {"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ""},
     .canonical_request = "GET\012/\012%E1%88%B4=%26%3D&q=a%20b%2Fc%2Bd\012host:localhost:8000\012x-amz-date:20261122T220000Z\012\012host;x-amz-date\012e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
     .result = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/eu-west-3/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=e38493409d8254bb64aa7e6cb92223dc49e2a0133f88fc6a91cb05a15c30f976"},
    {.name = "a value with blanks",
     .form = ClaimForm::kHeader,
     .request = {.method = "POST", .path = "/", .query = "",
                 .headers = {{"Host", "localhost:8000"}, {"X-Amz-Meta", "  a   b \011 c  "}},
                 .body = {"{}", 2}},
     .credentials = {"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ""},
     .canonical_request = "POST\012/\012\012host:localhost:8000\012x-amz-date:20261122T220000Z\012x-amz-meta:a b c\012\012host;x-amz-date;x-amz-meta\01244136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
     .result = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/eu-west-3/dynamodb/aws4_request, SignedHeaders=host;x-amz-date;x-amz-meta, Signature=5ba212168ff3cbdcfa3b19fa4467cd03b49a6ae204bf483e3c37a3b7c0f49c59"},
    {.name = "a header twice",
     .form = ClaimForm::kHeader,
     .request = {.method = "POST", .path = "/", .query = "",
                 .headers = {{"Host", "localhost:8000"}, {"X-Amz-Meta", "b"}, {"X-Amz-Meta", "a "}},
                 .body = {"{}", 2}},
     .credentials = {"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ""},
     .canonical_request = "POST\012/\012\012host:localhost:8000\012x-amz-date:20261122T220000Z\012x-amz-meta:b,a\012\012host;x-amz-date;x-amz-meta\01244136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
     .result = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/eu-west-3/dynamodb/aws4_request, SignedHeaders=host;x-amz-date;x-amz-meta, Signature=78b1b829933460f88453c58b2de83424ddc4e2a632a3f9d7675e58e130887162"},
    {.name = "names in any case",
     .form = ClaimForm::kHeader,
     .request = {.method = "POST", .path = "/", .query = "",
                 .headers = {{"Host", "localhost:8000"}, {"x-AMZ-meta", "1"}, {"ACCEPT", "*/*"}},
                 .body = {"{}", 2}},
     .credentials = {"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ""},
     .canonical_request = "POST\012/\012\012accept:*/*\012host:localhost:8000\012x-amz-date:20261122T220000Z\012x-amz-meta:1\012\012accept;host;x-amz-date;x-amz-meta\01244136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
     .result = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/eu-west-3/dynamodb/aws4_request, SignedHeaders=accept;host;x-amz-date;x-amz-meta, Signature=597e0e48e4f4116cd49b3282e0d97fc8f8111527ba40231d4738c42c2404b395"},
    {.name = "in the query",
     .form = ClaimForm::kQuery,
     .request = {.method = "POST", .path = "/", .query = "",
                 .headers = {{"Host", "localhost:8000"}},
                 .body = {"", 0}},
     .credentials = {"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ""},
     .canonical_request = "POST\012/\012X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20261122%2Feu-west-3%2Fdynamodb%2Faws4_request&X-Amz-Date=20261122T220000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host\012host:localhost:8000\012\012host\012e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
     .result = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20261122%2Feu-west-3%2Fdynamodb%2Faws4_request&X-Amz-Date=20261122T220000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=c14f426f11528fcae60bdf806ab2140a9c88e67f97ba95fbdf9a8239e19cc90d"},
    {.name = "in a query that was there",
     .form = ClaimForm::kQuery,
     .request = {.method = "GET", .path = "/", .query = "b=2&a=1%202",
                 .headers = {{"Host", "localhost:8000"}},
                 .body = {"", 0}},
     .credentials = {"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ""},
     .canonical_request = "GET\012/\012X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20261122%2Feu-west-3%2Fdynamodb%2Faws4_request&X-Amz-Date=20261122T220000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&a=1%202&b=2\012host:localhost:8000\012\012host\012e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
     .result = "b=2&a=1%202&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20261122%2Feu-west-3%2Fdynamodb%2Faws4_request&X-Amz-Date=20261122T220000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=bec0180eb275a953f6eaa6b98a85f071be6a73410733d0bf0ef45e0c7f8d9e01"},
    {.name = "in the query with a token",
     .form = ClaimForm::kQuery,
     .request = {.method = "GET", .path = "/", .query = "",
                 .headers = {{"Host", "localhost:8000"}},
                 .body = {"", 0}},
     .credentials = {"ASIAEXAMPLE", "secret with / and +", "token/with+odd=chars=="},
     .canonical_request = "GET\012/\012X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAEXAMPLE%2F20261122%2Feu-west-3%2Fdynamodb%2Faws4_request&X-Amz-Date=20261122T220000Z&X-Amz-Expires=900&X-Amz-Security-Token=token%2Fwith%2Bodd%3Dchars%3D%3D&X-Amz-SignedHeaders=host\012host:localhost:8000\012\012host\012e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
     .result = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAEXAMPLE%2F20261122%2Feu-west-3%2Fdynamodb%2Faws4_request&X-Amz-Date=20261122T220000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Security-Token=token%2Fwith%2Bodd%3Dchars%3D%3D&X-Amz-Signature=1f4c89f1d847a916224d39348cf92141da38d447d8675a7ef179c01e65a7a064"},
  };
}

}  // namespace flavorbot::sigv4
// clang-format on
