# All that a newcomer types. Every target first sees to what the machine lacks (Tests/install).
.PHONY: demo test bench bench-peers fuzz look

demo:
	@Tests/install
	@Tests/demo

test:
	@Tests/install
	@Tests/check

bench:
	@Tests/install
	@echo '== building candour and the benchmark (release)'
	@swift build -c release --static-swift-stdlib --product candour
	@swift build -c release --static-swift-stdlib --product bench
	@.build/release/bench .build/release/candour
	@.build/release/bench letters
	@.build/release/bench .build/release/candour sweep 300

# What candour is measured beside; big, so only on request.
bench-peers:
	@python3 -m venv .build-bench/peers
	@.build-bench/peers/bin/pip install --quiet duckdb pytz jinja2

fuzz:
	@Tests/install
	@Tests/fuzz

# The demo's HTML in a real browser, on paper, and by an accessibility checker.
look:
	@Tests/install
	@Tests/look
