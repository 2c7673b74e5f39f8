// swift-tools-version: 6.0
import PackageDescription

// DemoCore (what the screens show and do, no UI) is built and tested everywhere. DemoApp is the SwiftUI front: on Linux
// it is type-checked only, against Stubs.
var targets: [Target] = [
    .target(name: "DemoCore", dependencies: [.product(name: "Techo", package: "swift")]),
    .testTarget(name: "DemoCoreTests", dependencies: ["DemoCore"]),
]
#if os(Linux)
targets += [
    .target(name: "UIKit", path: "Stubs/UIKit"),
    .target(name: "SwiftUI", dependencies: ["UIKit"], path: "Stubs/SwiftUI"),
    .executableTarget(name: "DemoApp", dependencies: ["SwiftUI", "UIKit", "DemoCore"]),
]
#else
targets += [.executableTarget(name: "DemoApp", dependencies: ["DemoCore"])]
#endif

let package = Package(
    name: "TechoDemo",
    platforms: [.iOS(.v17), .macOS(.v14)],
    products: [.library(name: "DemoCore", targets: ["DemoCore"])],
    dependencies: [.package(path: "../bindings/swift")],
    targets: targets,
    swiftLanguageModes: [.v6]
)
