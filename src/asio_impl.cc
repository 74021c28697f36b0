// Asio and Beast, compiled once for the whole program (separate compilation): every other file sees
// their declarations only.
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>
