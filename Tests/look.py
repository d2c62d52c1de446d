"""Shows HTML files to a browser: pictures by light and dark, a PDF, and what axe-core says of them."""

import html
import json
import os
import pathlib
import re
import subprocess
import sys

CHROMIUM = os.environ["CHROMIUM"]
AXE = pathlib.Path(os.environ["AXE"]).resolve()
OUT = pathlib.Path(os.environ["OUT"]).resolve()
MOST_LETTERS = 3

CHECK = """
<script src="file://%s"></script>
<script>
addEventListener("load", () => axe.run(document).then(found => {
  const result = document.createElement("pre");
  result.id = "axe-result";
  result.textContent = JSON.stringify(found.violations.map(one => ({
    rule: one.id, impact: one.impact, help: one.help,
    places: one.nodes.map(node => node.target.join(" ")) })));
  document.body.append(result);
}));
</script>
"""


def browse(*arguments):
    command = [
        CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--allow-file-access-from-files", "--host-resolver-rules=MAP * ~NOTFOUND", *arguments,
    ]
    return subprocess.run(command, capture_output=True, text=True, timeout=120).stdout


def violations(page):
    text = page.read_text(encoding="utf-8")
    # The page itself allows no script; the copy that is checked has to.
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    copy = OUT / "checked.html"
    copy.write_text(text.replace("</body>", CHECK % AXE + "</body>"), encoding="utf-8")
    dom = browse("--virtual-time-budget=20000", "--dump-dom", f"file://{copy}")
    found = re.search(r'<pre id="axe-result">(.*?)</pre>', dom, re.S)
    if not found:
        raise SystemExit(f"{page}: the checker gave no answer")
    return json.loads(html.unescape(found.group(1)))


def look(page):
    name = page.stem
    url = f"file://{page.resolve()}"
    shot = ["--window-size=1000,2400"]
    browse(*shot, f"--screenshot={OUT / name}-light.png", url)
    browse(
        *shot, "--blink-settings=preferredColorScheme=0", f"--screenshot={OUT / name}-dark.png", url)
    browse("--no-pdf-header-footer", f"--print-to-pdf={OUT / name}.pdf", url)
    if not (OUT / f"{name}.pdf").exists():
        raise SystemExit(f"{page}: it could not be printed")
    return violations(page)


def main():
    pages = [pathlib.Path(argument) for argument in sys.argv[1:]]
    # Of thousands of letters a few look like all.
    letters = [page for page in pages if "notices" in page.parts[-2]]
    pages = [page for page in pages if page not in letters[MOST_LETTERS:]]
    bad = 0
    for page in pages:
        found = look(page)
        bad += len(found)
        print(f"{page}: {len(found)} violations")
        for one in found:
            print(f"  {one['rule']} ({one['impact']}): {one['help']}")
            for place in one["places"][:5]:
                print(f"    {place}")
    print(f"pictures and PDFs are in {OUT}")
    sys.exit(1 if bad else 0)


main()
