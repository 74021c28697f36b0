// How long keys may be.
#include "conformance.h"

namespace flavorbot::conformance {

CONFORMANCE_SUITE(KeyLimits);

std::string KeyOf(std::size_t partition_bytes, std::size_t sort_bytes) {
  return "'PK':{'S':'" + std::string(partition_bytes, 'p') + "'},'SK':{'S':'" +
         std::string(sort_bytes, 's') + "'}";
}

constexpr const char* kPartitionTooLong =
    "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size "
    "limit "
    "of2048 bytes";
constexpr const char* kSortTooLong =
    "One or more parameter values were invalid: Aggregated size of all range keys has exceeded the "
    "size limit of 1024 bytes";

TEST_P(KeyLimits, PartitionKeysHave2048Bytes) {
  Table(kStringKeys);
  Put(KeyOf(2048, 1));
  Invalid("PutItem", "{'TableName':'$T','Item':{" + KeyOf(2049, 1) + "}}", kPartitionTooLong,
          Reference::InOtherWords());
  Invalid("GetItem", "{'TableName':'$T','Key':{" + KeyOf(2049, 1) + "}}", kPartitionTooLong,
          Reference::InOtherWords());
}

TEST_P(KeyLimits, SortKeysHave1024Bytes) {
  Table(kStringKeys);
  Put(KeyOf(1, 1024));
  Invalid("PutItem", "{'TableName':'$T','Item':{" + KeyOf(1, 1025) + "}}", kSortTooLong,
          Reference::InOtherWords());
  Invalid("UpdateItem", "{'TableName':'$T','Key':{" + KeyOf(1, 1025) + "}}", kSortTooLong,
          Reference::InOtherWords());
  Invalid("DeleteItem", "{'TableName':'$T','Key':{" + KeyOf(1, 1025) + "}}", kSortTooLong,
          Reference::InOtherWords());
}

TEST_P(KeyLimits, BytesCountNotCharacters) {
  Table(kStringKeys);
  std::string sort;
  for (int i = 0; i < 512; ++i) sort += "\u00e9";
  Put("'PK':{'S':'a'},'SK':{'S':'" + sort + "'}");
  Invalid("PutItem", "{'TableName':'$T','Item':{'PK':{'S':'a'},'SK':{'S':'" + sort + "x'}}}",
          kSortTooLong, Reference::InOtherWords());
}

TEST_P(KeyLimits, BinaryKeysCountDecodedBytes) {
  Table(kBinarySort);
  std::string sort;
  for (int i = 0; i < 341; ++i) sort += "AAAA";
  Put("'PK':{'S':'a'},'SK':{'B':'" + sort + "AA=='}");
  Invalid("PutItem", "{'TableName':'$T','Item':{'PK':{'S':'a'},'SK':{'B':'" + sort + "AAA='}}}",
          kSortTooLong, Reference::InOtherWords());
}

TEST_P(KeyLimits, IndexKeysCountToo) {
  Table(kIndexed);
  const std::string key = "'PK':{'S':'a'},'SK':{'S':'b'},'GSI1PK':{'S':'";
  Put(key + std::string(2048, 'g') + "'},'GSI1SK':{'S':'x'}");
  Invalid(
      "PutItem",
      "{'TableName':'$T','Item':{" + key + std::string(2049, 'g') + "'},'GSI1SK':{'S':'x'}}}",
      "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size "
      "limit of2048 bytes",
      Reference::InOtherWords());
}

// Amazon's engine takes the key of a local index in an update, and refuses the same item in a
// PutItem.
TEST_P(KeyLimits, KeysOfLocalIndexesCountToo) {
  Ok("CreateTable",
     "{'TableName':'$T','BillingMode':'PAY_PER_REQUEST',"
     "'KeySchema':[{'AttributeName':'PK','KeyType':'HASH'},{'AttributeName':'SK','KeyType':'RANGE'}"
     "],'AttributeDefinitions':[{'AttributeName':'PK','AttributeType':'S'},"
     "{'AttributeName':'SK','AttributeType':'S'},{'AttributeName':'L','AttributeType':'S'}],"
     "'LocalSecondaryIndexes':[{'IndexName':'LSI1',"
     "'KeySchema':[{'AttributeName':'PK','KeyType':'HASH'},"
     "{'AttributeName':'L','KeyType':'RANGE'}],'Projection':{'ProjectionType':'KEYS_ONLY'}}]}");
  const auto long_key = [](std::size_t bytes) { return "{'S':'" + std::string(bytes, 'l') + "'}"; };
  Put(KeyOf(1, 1) + ",'L':" + long_key(1024));
  Invalid("PutItem", "{'TableName':'$T','Item':{" + KeyOf(1, 1) + ",'L':" + long_key(1025) + "}}",
          kSortTooLong, Reference::InOtherWords());
  Invalid("UpdateItem",
          "{'TableName':'$T','Key':{" + KeyOf(1, 1) +
              "},'UpdateExpression':'SET L = :l','ExpressionAttributeValues':{':l':" +
              long_key(1025) + "}}",
          kSortTooLong, Reference::Accepts());
  Ok("DeleteTable", "{'TableName':'$T'}");
}

// An update that makes an item of its key alone puts that into the indexes too.
TEST_P(KeyLimits, APartitionKeyMayBeTooLongForAnIndex) {
  Ok("CreateTable",
     "{'TableName':'$T','BillingMode':'PAY_PER_REQUEST',"
     "'KeySchema':[{'AttributeName':'PK','KeyType':'HASH'},{'AttributeName':'SK','KeyType':'RANGE'}"
     "],'AttributeDefinitions':[{'AttributeName':'PK','AttributeType':'S'},"
     "{'AttributeName':'SK','AttributeType':'S'}],'GlobalSecondaryIndexes':[{'IndexName':'GSI1',"
     "'KeySchema':[{'AttributeName':'SK','KeyType':'HASH'},"
     "{'AttributeName':'PK','KeyType':'RANGE'}],'Projection':{'ProjectionType':'ALL'}}]}");
  for (const char* update : {"", ",'UpdateExpression':'REMOVE v'"}) {
    Ok("UpdateItem", "{'TableName':'$T','Key':{" + KeyOf(1024, 1) + "}" + update + "}");
    Invalid("UpdateItem", "{'TableName':'$T','Key':{" + KeyOf(1025, 1) + "}" + update + "}",
            kSortTooLong, Reference::InOtherWords());
  }
  Ok("DeleteTable", "{'TableName':'$T'}");
}

TEST_P(KeyLimits, LongKeysAreQueried) {
  Table(kStringKeys);
  Put(KeyOf(2048, 1024));
  Answers("Query",
          "{'TableName':'$T','KeyConditionExpression':'PK = :p','Select':'COUNT',"
          "'ExpressionAttributeValues':{':p':{'S':'" +
              std::string(2048, 'p') + "'}}}",
          "{'Count':1,'ScannedCount':1}");
}

}  // namespace flavorbot::conformance
