"""Stock boto3 against `flavorbot db local` at $DYNAMODB_URL; boto3.test.ts starts it.

The resource API with its type serializer, paginators, waiters, condition builders and batch writer.
"""

import decimal
import os
import unittest

import boto3
from boto3.dynamodb.conditions import Attr, Key
from boto3.dynamodb.types import Binary, TypeDeserializer, TypeSerializer
from botocore.config import Config
from botocore.exceptions import ClientError

D = decimal.Decimal
OPTIONS = {
    "endpoint_url": os.environ["DYNAMODB_URL"],
    "region_name": "us-east-1",
    "aws_access_key_id": "test",
    "aws_secret_access_key": "test-secret",
    "config": Config(retries={"max_attempts": 0}),
}


class Boto3Test(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.resource = boto3.resource("dynamodb", **OPTIONS)
        cls.client = boto3.client("dynamodb", **OPTIONS)
        cls.table = cls.resource.create_table(
            TableName="recipes",
            BillingMode="PAY_PER_REQUEST",
            KeySchema=[
                {"AttributeName": "PK", "KeyType": "HASH"},
                {"AttributeName": "SK", "KeyType": "RANGE"},
            ],
            AttributeDefinitions=[
                {"AttributeName": "PK", "AttributeType": "S"},
                {"AttributeName": "SK", "AttributeType": "N"},
                {"AttributeName": "kind", "AttributeType": "S"},
            ],
            GlobalSecondaryIndexes=[
                {
                    "IndexName": "by-kind",
                    "KeySchema": [{"AttributeName": "kind", "KeyType": "HASH"}],
                    "Projection": {"ProjectionType": "KEYS_ONLY"},
                }
            ],
        )
        cls.table.wait_until_exists()

    def test_items_keep_every_type(self):
        item = {
            "PK": "types",
            "SK": D(1),
            "text": "Crème brûlée 🍮 \0",
            "empty": "",
            "number": D("-12345678901234567890.123456789012345678"),
            "smallest": D("1E-130"),
            "bytes": Binary(b"\x00\xff"),
            "yes": True,
            "nothing": None,
            "list": ["a", D(1), [], {"deep": [{}]}],
            "map": {"a": {"b": D("0.5")}},
            "strings": {"a", "b"},
            "numbers": {D(1), D("2.5")},
            "binaries": {Binary(b"a"), Binary(b"b")},
        }
        self.table.put_item(Item=item)
        read = self.table.get_item(Key={"PK": "types", "SK": D(1)}, ConsistentRead=True)["Item"]
        self.assertEqual(read, item)
        wire = self.client.get_item(TableName="recipes", Key={"PK": {"S": "types"}, "SK": {"N": "1"}})
        plain = {name: TypeDeserializer().deserialize(v) for name, v in wire["Item"].items()}
        self.assertEqual(plain, item)
        again = {name: TypeSerializer().serialize(v) for name, v in plain.items()}
        self.client.put_item(TableName="recipes", Item=again)
        self.assertEqual(self.table.get_item(Key={"PK": "types", "SK": D(1)})["Item"], item)

    def test_batch_writer_queries_and_condition_builders(self):
        with self.table.batch_writer(overwrite_by_pkeys=["PK", "SK"]) as batch:
            for i in range(60):
                batch.put_item(Item={"PK": "many", "SK": D(i), "kind": f"k{i % 3}", "n": D(i)})
            batch.put_item(Item={"PK": "many", "SK": D(0), "kind": "k0", "n": D(100)})
            batch.delete_item(Key={"PK": "many", "SK": D(59)})
        page = self.table.query(
            KeyConditionExpression=Key("PK").eq("many") & Key("SK").between(10, 19),
            FilterExpression=Attr("kind").is_in(["k0", "k1"]) & ~Attr("n").gt(15),
            ProjectionExpression="SK",
            ScanIndexForward=False,
        )
        self.assertEqual([int(item["SK"]) for item in page["Items"]], [15, 13, 12, 10])
        self.assertEqual(page["ScannedCount"], 10)
        by_kind = self.table.query(IndexName="by-kind", KeyConditionExpression=Key("kind").eq("k2"))
        self.assertEqual(by_kind["Count"], 19)
        found = self.table.scan(FilterExpression=Attr("n").eq(100) & Attr("missing").not_exists())
        self.assertEqual(found["Items"][0]["SK"], 0)

    def test_paginators(self):
        for i in range(7):
            self.table.put_item(Item={"PK": "pages", "SK": D(i)})
        pages = list(
            self.client.get_paginator("query").paginate(
                TableName="recipes",
                KeyConditionExpression="PK = :p",
                ExpressionAttributeValues={":p": {"S": "pages"}},
                PaginationConfig={"PageSize": 3},
            )
        )
        self.assertEqual([len(page["Items"]) for page in pages], [3, 3, 1])
        resumed = self.client.get_paginator("scan").paginate(
            TableName="recipes", PaginationConfig={"PageSize": 2, "MaxItems": 5}
        )
        first = resumed.build_full_result()
        self.assertEqual(len(first["Items"]), 5)
        rest = self.client.get_paginator("scan").paginate(
            TableName="recipes", PaginationConfig={"StartingToken": first["NextToken"]}
        )
        total = self.client.scan(TableName="recipes", Select="COUNT")["Count"]
        self.assertEqual(5 + len(rest.build_full_result()["Items"]), total)
        names = self.client.get_paginator("list_tables").paginate().build_full_result()["TableNames"]
        self.assertIn("recipes", names)

    def test_updates_and_exceptions(self):
        key = {"PK": "update", "SK": D(1)}
        new = self.table.update_item(
            Key=key,
            UpdateExpression="SET #c = if_not_exists(#c, :zero) + :one ADD tags :tag",
            ExpressionAttributeNames={"#c": "count"},
            ExpressionAttributeValues={":zero": D(0), ":one": D("0.1"), ":tag": {"x"}},
            ReturnValues="ALL_NEW",
        )["Attributes"]
        self.assertEqual(new, {**key, "count": D("0.1"), "tags": {"x"}})
        with self.assertRaises(self.client.exceptions.ConditionalCheckFailedException) as caught:
            self.table.put_item(Item=key, ConditionExpression=Attr("PK").not_exists())
        self.assertEqual(caught.exception.response["Error"]["Message"], "The conditional request failed")
        with self.assertRaises(ClientError) as caught:
            self.table.get_item(Key={"PK": "a"})
        self.assertEqual(caught.exception.response["Error"]["Code"], "ValidationException")
        self.assertTrue(caught.exception.response["ResponseMetadata"]["RequestId"])

    def test_transactions(self):
        put = {"Put": {"TableName": "recipes", "Item": {"PK": {"S": "tx"}, "SK": {"N": "1"}}}}
        check = {
            "ConditionCheck": {
                "TableName": "recipes",
                "Key": {"PK": {"S": "tx"}, "SK": {"N": "2"}},
                "ConditionExpression": "attribute_exists(PK)",
            }
        }
        with self.assertRaises(self.client.exceptions.TransactionCanceledException) as caught:
            self.client.transact_write_items(TransactItems=[put, check])
        reasons = caught.exception.response["CancellationReasons"]
        self.assertEqual([r["Code"] for r in reasons], ["None", "ConditionalCheckFailed"])
        self.client.transact_write_items(TransactItems=[put])
        get = {"Get": {"TableName": "recipes", "Key": put["Put"]["Item"]}}
        read = self.client.transact_get_items(TransactItems=[get])
        self.assertEqual(read["Responses"], [{"Item": put["Put"]["Item"]}])

    def test_waiters(self):
        table = self.resource.create_table(
            TableName="short-lived",
            BillingMode="PAY_PER_REQUEST",
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "B"}],
        )
        self.client.get_waiter("table_exists").wait(TableName="short-lived")
        self.assertEqual(table.table_status, "ACTIVE")
        table.delete()
        self.client.get_waiter("table_not_exists").wait(TableName="short-lived")
        with self.assertRaises(self.client.exceptions.ResourceNotFoundException):
            self.client.describe_table(TableName="short-lived")


if __name__ == "__main__":
    unittest.main()
