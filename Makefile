# All that a newcomer types. Every target first sees to what the machine lacks (Tests/install).
.PHONY: demo test bench fuzz

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

fuzz:
	@Tests/install
	@Tests/fuzz
