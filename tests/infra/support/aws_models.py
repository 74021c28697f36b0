#!/usr/bin/env python3
"""Holds what was sent to CloudWatch, or is written in a template, against AWS's own models and signer (botocore).

    aws_models.py request      the request {"url", "headers", "body", "secret"} on standard input is a PutMetricData
                               that botocore would have sent, and its signature holds
    aws_models.py alarms       each of the list of alarms is what PutMetricAlarm takes

Prints what is wrong and exits 1.
"""

import json
import sys
import urllib.parse

import botocore.auth
import botocore.awsrequest
import botocore.credentials
import botocore.serialize
import botocore.session
import dateutil.parser
from botocore.validate import ParamValidator

MODEL = botocore.session.get_session().get_service_model("cloudwatch")


def fail(text):
    print(text)
    sys.exit(1)


def validate(params, operation, where):
    report = ParamValidator().validate(params, operation.input_shape)
    if report.has_errors():
        fail(f"{where}: {report.generate_report()}")


def scalar(text, shape):
    if shape.type_name in ("double", "float"):
        return float(text)
    if shape.type_name in ("integer", "long"):
        return int(text)
    if shape.type_name == "timestamp":
        return dateutil.parser.isoparse(text)
    return text


def parameters(form, shape, prefix=""):
    """The parameters of a Query form, as the model names them."""
    def below(name):
        return any(key == name or key.startswith(name + ".") for key in form)

    if shape.type_name == "structure":
        return {name: parameters(form, member, f"{prefix}{name}") for name, member in shape.members.items()
                if below(f"{prefix}{name}")}
    if shape.type_name == "list":
        found = []
        while below(f"{prefix}.member.{len(found) + 1}"):
            at = f"{prefix}.member.{len(found) + 1}"
            nested = shape.member.type_name == "structure"
            found.append(parameters(form, shape.member, at + "." if nested else at))
        return found
    return scalar(form[prefix], shape)


def check_form(body):
    form = dict(urllib.parse.parse_qsl(body, strict_parsing=True, keep_blank_values=True))
    operation = MODEL.operation_model("PutMetricData")
    params = parameters(form, operation.input_shape)
    validate(params, operation, "PutMetricData")
    sent = botocore.serialize.create_serializer("query").serialize_to_request(params, operation)["body"]
    if set(sent) != set(form):
        fail(f"parameters differ: {sorted(set(sent) ^ set(form))[:10]}")
    for name, value in sent.items():
        same = form[name] == str(value)
        if not same and name.endswith(".Timestamp"):
            same = dateutil.parser.isoparse(form[name]) == dateutil.parser.isoparse(value)
        elif not same:
            same = float(form[name]) == float(value)
        if not same:
            fail(f"{name} is {form[name]}, not {value}")


def check_signature(received):
    headers = {name.lower(): value for name, value in received["headers"].items()}
    fields = dict(part.strip().split("=", 1)
                  for part in headers["authorization"].removeprefix("AWS4-HMAC-SHA256 ").split(","))
    key, _, region, service, _ = fields["Credential"].split("/")
    if service != "monitoring":
        fail(f"signed for {service}")
    signed = {name: headers[name] for name in fields["SignedHeaders"].split(";")}
    missing = {"host", "x-amz-date", "content-type"} - set(signed)
    if missing:
        fail(f"not signed: {missing}")
    signer = botocore.auth.SigV4Auth(
        botocore.credentials.Credentials(key, received["secret"]), service, region)
    request = botocore.awsrequest.AWSRequest(
        "POST", received["url"], data=received["body"].encode(), headers=signed)
    request.context["timestamp"] = headers["x-amz-date"]
    text = signer.string_to_sign(request, signer.canonical_request(request))
    if signer.signature(text, request) != fields["Signature"]:
        fail("the signature is another")


def main():
    given = json.load(sys.stdin)
    if sys.argv[1] == "request":
        check_form(given["body"])
        check_signature(given)
    else:
        for alarm in given:
            validate(alarm, MODEL.operation_model("PutMetricAlarm"), alarm["AlarmName"])


main()
