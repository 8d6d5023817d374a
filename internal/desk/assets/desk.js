// Brings news to an open page, and moves by key. Every page works without it.
"use strict";

(() => {
	const page = document.body.dataset.live;
	const notice = document.querySelector(".news");

	// What has come in is shown at once on the front page, unless the reader is
	// at work in it; elsewhere a line offers to show it.
	const fetched = async () => {
		const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
		return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
	};
	const offer = (words) => {
		const button = document.createElement("button");
		button.className = "plain";
		button.textContent = "Show it";
		button.addEventListener("click", () => location.reload());
		notice.replaceChildren(words + " ", button);
		notice.hidden = false;
	};
	const atWork = (list) => list.contains(document.activeElement) || list.matches(":hover") || getSelection().toString() !== "" || scrollY > 400;

	const changed = async () => {
		const now = await fetched();
		if (!now) return;
		if (page === "stories") {
			const list = document.getElementById("stories"), next = now.getElementById("stories");
			if (!list || !next || list.textContent === next.textContent) return;
			if (atWork(list)) offer("There is more.");
			else {
				list.replaceWith(document.adoptNode(next));
				notice.textContent = "The stories were brought up to date.";
				notice.hidden = false;
			}
			return;
		}
		const main = document.querySelector("main"), next = now.querySelector("main");
		if (main && next && main.textContent !== next.textContent) offer("This story has changed.");
	};

	if (page && window.EventSource) {
		let waiting = 0;
		const stream = new EventSource("/events");
		stream.addEventListener("change", () => {
			clearTimeout(waiting);
			waiting = setTimeout(changed, 1000);
		});
		addEventListener("pagehide", () => stream.close());
	}

	// Keys. A reader who dictates or uses a screen reader can turn them off.
	const on = () => localStorage.getItem("keys") !== "off";
	const box = document.getElementById("keys-on");
	if (box) {
		box.closest("p").hidden = false;
		box.checked = on();
		box.addEventListener("change", () => localStorage.setItem("keys", box.checked ? "on" : "off"));
	}
	const items = () => [...document.querySelectorAll("[data-item], .line .letter:first-child, .claims .why > summary")].filter((e) => e.checkVisibility());
	const step = (by) => {
		const list = items();
		if (list.length === 0) return;
		const at = list.indexOf(document.activeElement);
		const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1);
		list[next].focus();
		list[next].scrollIntoView({ block: "center" });
	};
	const up = () => {
		const story = document.querySelector(".one-report .kicker a");
		location.href = story ? story.href : "/";
	};
	const keys = {
		j: () => step(1), k: () => step(-1), u: up, r: () => location.reload(), "?": () => { location.href = "/help"; },
		"/": () => document.getElementById("find")?.focus(),
	};
	addEventListener("keydown", (e) => {
		if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented || !on()) return;
		if (e.key === "Escape") {
			document.activeElement?.blur();
			return;
		}
		if (e.target.closest("input, textarea, select, [contenteditable]")) return;
		if (keys[e.key]) {
			e.preventDefault();
			keys[e.key]();
		}
	});

	// Words that are selected in a report go into the field for furniture.
	const words = document.querySelector(".one-report #words");
	document.addEventListener("selectionchange", () => {
		const chosen = getSelection();
		if (words && document.activeElement !== words && document.querySelector(".reading .text")?.contains(chosen.anchorNode) && chosen.toString().trim()) {
			words.value = chosen.toString().trim();
		}
	});
})();
