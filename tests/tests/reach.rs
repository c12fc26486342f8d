//! What the page can reach beyond its one command: nothing. In the real window, where a page that
//! was taken over is played: it calls every command there is, and tries every way out.

use std::{collections::BTreeSet, fs, net::TcpListener, sync::mpsc, thread, time::Duration};

use care::{
    contract::{Ask, SeeDoor},
    wire,
};
use chrono_tz::Europe::Berlin;
use journeys::{
    browser::{Browser, CALL, USUAL_TEXT},
    hand::Hand,
    house::files::root,
    stage::Stage,
    window::Window,
};
use serde_json::{Value, json};

/// Every command that any part of the shell brings, as the build has written them down.
const LISTED: &str = "src-tauri/gen/schemas/acl-manifests.json";

/// The list has the app's own part under this name.
const OURS: &str = "__app-acl__";

/// What reaches for another place, from within a page.
const WAYS_OUT: [&str; 21] = [
    "fetch(there, { mode: 'no-cors' })",
    "const asked = new XMLHttpRequest(); asked.open('GET', there); asked.send()",
    "new WebSocket(there.replace('http', 'ws'))",
    "new EventSource(there)",
    "navigator.sendBeacon(there, 'words')",
    "import(there)",
    "new Worker(there)",
    "put('img', { src: there })",
    "put('script', { src: there })",
    "put('link', { rel: 'stylesheet', href: there })",
    "put('link', { rel: 'preconnect', href: there })",
    "put('link', { rel: 'prefetch', href: there })",
    "put('video', { src: there, autoplay: true })",
    "put('object', { data: there })",
    "put('iframe', { src: there })",
    "put('iframe', { srcdoc: `<img src=${there}>` })",
    "put('base', { href: there })",
    "put('a', { href: there, ping: there }).click()",
    "put('form', { action: there, method: 'post' }).submit()",
    "window.open(there)",
    "location.assign(there)",
];

/// What they use.
const PUT: &str = "
    const put = (tag, given) =>
        document.body.appendChild(Object.assign(document.createElement(tag), given));";

/// Longer than a connection on this machine takes to come.
const PATIENCE: Duration = Duration::from_secs(3);

#[tokio::test(flavor = "multi_thread")]
async fn no_command_but_one_is_answered() {
    let stage = Stage::set(Berlin);
    let window = Window::open(&stage).await;
    let hand = &window.hand;
    hand.sees(&hand.word("door-welcome")).await;
    let asked = wire::written(&Ask::from(SeeDoor {})).expect("a command can be written");
    let ours = call(hand, "ask", json!({ "ask": asked })).await;
    let commands = commands();
    let mut reached = Vec::new();
    for command in &commands {
        let said = call(hand, command, json!({})).await;
        if !(said.contains("not allowed") || said.contains("not found")) {
            reached.push((command, said));
        }
    }
    window.kill(&stage);
    assert_eq!(ours, "answered");
    assert!(commands.len() > 100, "{commands:?}");
    assert!(reached.is_empty(), "{reached:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_way_leads_out() {
    let stage = Stage::set(Berlin);
    let window = Window::open(&stage).await;
    let hand = &window.hand;
    hand.sees(&hand.word("door-welcome")).await;
    let here = hand.run("return location.href", vec![]).await;
    let heard = tried(hand).await;
    let still_here = hand.run("return location.href", vec![]).await;
    let windows = hand.client().windows().await.map(|it| it.len());
    window.kill(&stage);
    assert!(heard.is_empty(), "{heard:?}");
    assert_eq!(still_here, here);
    assert_eq!(windows.ok(), Some(1));
}

/// The control: where nothing forbids it, the same ways lead out.
#[tokio::test(flavor = "multi_thread")]
async fn the_same_ways_lead_out_of_a_page_that_has_no_policy() {
    let browser = Browser::open(Berlin, USUAL_TEXT).await;
    let went = browser.hand.client().goto("data:text/html,<body>").await;
    let heard = tried(&browser.hand).await;
    browser.close().await;
    assert!(went.is_ok());
    // A page can be left by one of them only.
    assert!(heard.len() > WAYS_OUT.len() / 2, "{heard:?}");
}

/// The ways by which something comes out of the page; each leads to a place of its own.
async fn tried(hand: &Hand) -> Vec<&'static str> {
    let (tell, told) = mpsc::channel();
    let mut script = PUT.to_owned();
    for way in WAYS_OUT {
        let place = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = place.local_addr().expect("its address");
        let there = format!("const there = 'http://{address}/';");
        script += &format!("(async () => {{ {there} {way}; }})().catch(() => {{}});");
        let tell = tell.clone();
        thread::spawn(move || place.incoming().all(|_| tell.send(way).is_ok()));
    }
    hand.run(&script, vec![]).await;
    tokio::time::sleep(PATIENCE).await;
    let heard: BTreeSet<&str> = told.try_iter().collect();
    heard.into_iter().collect()
}

async fn call(hand: &Hand, command: &str, given: Value) -> String {
    let args = vec![json!(command), given];
    let said = hand.client().execute_async(CALL, args).await;
    let said = said.expect("the script runs");
    said.as_str().unwrap_or_default().to_owned()
}

/// As the page would call them: all that are listed but our one, and some that nobody has made.
fn commands() -> BTreeSet<String> {
    let text = fs::read_to_string(root().join(LISTED)).expect("the build has written it");
    let parts: serde_json::Map<String, Value> = serde_json::from_str(&text).expect("it is JSON");
    let mut all: BTreeSet<String> = ["open", "plugin:fs|read_file", "plugin:shell|execute"]
        .map(str::to_owned)
        .into();
    for (part, listed) in parts.iter().filter(|(part, _)| *part != OURS) {
        let plugin = part.trim_start_matches("core:");
        let permissions = listed["permissions"].as_object().into_iter().flatten();
        let allowed = permissions.flat_map(|(_, it)| it["commands"]["allow"].as_array());
        let names = allowed.flatten().filter_map(Value::as_str);
        all.extend(names.map(|name| format!("plugin:{plugin}|{name}")));
    }
    all
}
