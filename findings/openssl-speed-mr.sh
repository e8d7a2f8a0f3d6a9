#!/bin/bash
# Tool: openssl speed 3.0.22 (Debian 12: openssl=3.0.22-1~deb12u2, libssl3=3.0.22-1~deb12u2)
# Behaviour: the machine-readable lines of `-mr` look alike and mean different things. Behind the length of the key,
# +F2 (RSA), +F3, +F4 (ECDSA) and +F6 (EdDSA) have operations a second of signing and of verifying. +F5 (ECDH) and +F8
# (FFDH) have operations a second and then seconds an operation of the same operation, with six decimals, of which two
# digits are left. A reader that takes the columns alike gets 0.000080 "verifications a second", or judges one figure twice
# in opposite directions, once with an error of up to 1 %.
# Seen: +F2:1:1024:7667.307692:137084.905660 and +F5:3:256:12470.270270:0.000080
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download openssl=3.0.22-1~deb12u2 libssl3=3.0.22-1~deb12u2 >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" unpacked; done
LD_LIBRARY_PATH="$folder/unpacked/usr/lib/$(uname -m)-linux-gnu"
export LD_LIBRARY_PATH
unpacked/usr/bin/openssl speed -mr -seconds 1 rsa1024 ecdhp256 2>/dev/null > lines.txt
awk -F: '
  $1 == "+F2" { rsa = ($4 > 100 && $5 > 100) }
  $1 == "+F5" { ecdh = ($4 > 100 && $5 < 1 && $4 * $5 > 0.9 && $4 * $5 < 1.1) }
  { seen = seen " " $0 }
  END {
    if (!rsa || !ecdh) { print "the lines are others now:" seen; exit 1 }
    print "openssl 3.0.22: rates and a reciprocal in columns of one look:" seen
  }' lines.txt
