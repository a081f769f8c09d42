import Foundation

/// What a person does on a page.
extension BrowserPage {
    /// A key of the keyboard.
    public enum Key: Sendable {
        /// To what comes next.
        case tab
        /// Uses what has the focus.
        case enter

        fileprivate var parameters: [String: BrowserValue] {
            switch self {
            case .tab: ["key": .text("Tab"), "code": .text("Tab"), "windowsVirtualKeyCode": .number(9)]
            case .enter:
                [
                    "key": .text("Enter"), "code": .text("Enter"), "windowsVirtualKeyCode": .number(13),
                    "text": .text("\r"),
                ]
            }
        }
    }

    /// Presses a key.
    public func press(_ key: Key) async throws {
        let parameters = key.parameters
        try await call("Input.dispatchKeyEvent", parameters.merging(["type": .text("keyDown")]) { $1 })
        try await call("Input.dispatchKeyEvent", parameters.merging(["type": .text("keyUp")]) { $1 })
    }

    /// Writes a text where the focus is.
    public func type(_ text: String) async throws {
        try await call("Input.insertText", ["text": .text(text)])
    }

    /// Clicks into the middle of the first element that a CSS selector finds.
    public func click(_ selector: String) async throws {
        let middle = try await evaluate(
            """
            (() => {
              const element = document.querySelector(\(String(reflecting: selector)));
              if (!element) throw new Error("there is no such element");
              element.scrollIntoView({ block: "center" });
              const box = element.getBoundingClientRect();
              return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
            })()
            """, as: [Int].self)
        for type in ["mousePressed", "mouseReleased"] {
            try await call(
                "Input.dispatchMouseEvent",
                [
                    "type": .text(type), "x": .number(middle[0]), "y": .number(middle[1]), "button": .text("left"),
                    "clickCount": .number(1),
                ])
        }
    }
}
