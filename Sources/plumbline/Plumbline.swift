import App

/// Starts the program; everything is in `App`.
@main
enum Plumbline {
    static func main() async {
        await PlumblineCommand.main()
    }
}
