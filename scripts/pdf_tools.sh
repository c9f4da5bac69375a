#!/bin/sh
# pdftotext, pdfinfo, pdftoppm and qpdf, with which the tests look into the PDF.
set -eu
. "$(dirname "$0")/common.sh"

missing=
command -v pdftotext >/dev/null || missing="$missing poppler-utils"
command -v qpdf >/dev/null || missing="$missing qpdf"
[ -z "$missing" ] && exit 0
can_install || die "The tests of the PDF need$missing (Debian: apt install$missing)"
# Split on purpose: one argument for each package.
install_packages $missing
