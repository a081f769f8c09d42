// swift-tools-version:6.2
import PackageDescription

/// The Swift side of the benchmarks: a program that drives Plumbline's engine the way `bare-probe.c` drives libcurl.
///
/// Built by `Tests/Benchmarks/run`, which asks Plumbline's package for its lower floors as libraries
/// (`PLUMBLINE_LIBRARIES`).
let floors = ["Documents", "Registry", "Measures", "Addresses", "Curl", "Epoll", "Probing"]
let package = Package(
    name: "plumbline-benchmarks",
    dependencies: [.package(name: "plumbline", path: "../..")],
    targets: [
        .executableTarget(
            name: "engine-probe", dependencies: floors.map { .product(name: $0, package: "plumbline") },
            swiftSettings: [.strictMemorySafety()])
    ]
)
