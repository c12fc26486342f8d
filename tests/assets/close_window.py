"""Asks the window with this number to close, as the cross in its frame does."""
import ctypes
import sys


class Message(ctypes.Structure):
    """XClientMessageEvent of Xlib, with the room that XEvent has."""

    _fields_ = [
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("room", ctypes.c_long * 12),
    ]


x = ctypes.CDLL("libX11.so.6")
x.XOpenDisplay.restype = ctypes.c_void_p
x.XInternAtom.restype = ctypes.c_ulong
x.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
x.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]
x.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]

display = x.XOpenDisplay(None)
window = int(sys.argv[1])
CLIENT_MESSAGE, NOW = 33, 0
message = Message(
    type=CLIENT_MESSAGE,
    window=window,
    message_type=x.XInternAtom(display, b"WM_PROTOCOLS", False),
    format=32,
)
message.data[0] = x.XInternAtom(display, b"WM_DELETE_WINDOW", False)
message.data[1] = NOW
x.XSendEvent(display, window, False, 0, ctypes.byref(message))
x.XSync(display, False)
