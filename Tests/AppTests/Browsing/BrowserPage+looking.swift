import TestSupport

/// What has the focus of the keyboard.
struct FocusStop: Decodable, Sendable {
    /// Its place among what can be used; -1 for something else.
    let number: Int
    /// Its markup, as far as it goes.
    let markup: String
    /// Whether its focus is marked.
    let isMarked: Bool
    /// Whether all of its height is on the screen.
    let isSeen: Bool
}

extension BrowserPage {
    /// What is wrong with the layout of the page: no content, wider than the screen, something that sticks out.
    func layoutProblems() async throws -> [String] {
        try await evaluate(
            """
            (() => {
              const problems = [], width = innerWidth;
              if (!document.querySelector("h1")?.innerText) problems.push("there is no heading");
              if (document.querySelector("main")?.innerText.length < 60) problems.push("there is no content");
              const whole = document.documentElement.scrollWidth;
              if (whole > width) problems.push(`the page is ${whole} px wide on a screen of ${width} px`);
              for (const element of document.body.querySelectorAll("*")) {
                const box = element.getBoundingClientRect();
                // What is nowhere, or left of the screen until it gets the focus.
                if (box.width < 2 || box.right <= 0) continue;
                if (box.right <= width + .5 && box.left >= -.5) continue;
                let scroller = element.parentElement;
                while (scroller && !["auto", "scroll"].includes(getComputedStyle(scroller).overflowX))
                  scroller = scroller.parentElement;
                if (!scroller)
                  problems.push(`${element.outerHTML.slice(0, 80)} reaches from ${box.left} to ${box.right} px`);
              }
              return problems;
            })()
            """)
    }

    /// A list of everything on the page that can be used, as an expression.
    static let usable = """
        [...document.querySelectorAll(
          "a[href], button, select, textarea, input:not([type=hidden]), summary, [tabindex='0']")]
          .filter(element => element.checkVisibility())
        """

    /// What has the focus.
    func focus() async throws -> FocusStop {
        try await evaluate(
            """
            (() => {
              const element = document.activeElement, style = getComputedStyle(element);
              const box = element.getBoundingClientRect();
              return {
                number: \(Self.usable).indexOf(element), markup: element.outerHTML.slice(0, 80),
                isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
                isSeen: box.width > 0 && box.left >= 0 && (box.height > innerHeight
                  ? box.top < innerHeight && box.bottom > 0 : box.top >= -1 && box.bottom <= innerHeight + 1)
              };
            })()
            """)
    }

    /// The words of the main part of the page.
    func words() async throws -> String {
        try await evaluate("document.querySelector('main').innerText")
    }

    /// The path of the first link in the main part that begins so.
    func link(_ beginning: String) async throws -> String {
        try await evaluate("document.querySelector('main a[href^=\"\(beginning)\"]').getAttribute('href')")
    }
}
