# Short names for the usual work; CMake and the scripts do it.
#
# SPDX-License-Identifier: GPL-2.0-or-later

BUILD ?= build
PREFIX ?= /usr/local
DESTDIR ?=
TYPE ?= Release

export BUILD

.PHONY: all dependencies demo check lint install clean

all:
	scripts/build -DBUILD_TESTING=OFF -DCMAKE_BUILD_TYPE=$(TYPE)

# Installs the packages that building needs and that are missing; asks for root's password.
dependencies:
	scripts/install-dependencies build

# Builds, indexes corpus/ and runs five searches.
demo:
	scripts/demo

# Builds and runs all tests.
check:
	scripts/check

lint:
	scripts/install-dependencies build test lint
	BUILD= scripts/lint

# As any package: make install DESTDIR=/tmp/stage PREFIX=/usr
install:
	scripts/build -DBUILD_TESTING=OFF -DCMAKE_BUILD_TYPE=$(TYPE) -DCMAKE_INSTALL_PREFIX=$(PREFIX)
	DESTDIR=$(DESTDIR) cmake --install $(BUILD)

clean:
	rm -rf $(BUILD) build-*
