// The files of knowledge/ that are part of the program.
#pragma once

#include <span>

#include "knowledge/knowledge_base.h"

namespace flavorbot::knowledge {

// Live as long as the program.
std::span<const KnowledgeFile> ShippedFiles();

}  // namespace flavorbot::knowledge
