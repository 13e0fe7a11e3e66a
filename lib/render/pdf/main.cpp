// corner-pages: a page as JSON on standard input, as PDF on standard output. A program of its own, so that no other command pays
// for the libraries that draw.
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <iterator>

#include "render/pdf/layout.hpp"

int main() {
  try {
    const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    std::cout << corner::render::pdf(corner::render::read_page(text)) << std::flush;
    // The libraries' caches last as long as the process: nothing is taken down.
    std::quick_exit(std::cout ? EXIT_SUCCESS : EXIT_FAILURE);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return EXIT_FAILURE;
  }
}
