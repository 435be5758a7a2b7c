"""Gradients of examples/two-neurons.yaml by hand, for: gradatim check examples/two-neurons.yaml --exec "python3 examples/answers/student.py"

Reads parameters and data from standard input, prints gradients. It has a mistake: delta1 and delta2 lack a factor.
"""
import json
import math
import sys

given = json.load(sys.stdin)
(w1, w2), (w3, w4) = given["arrays"]["W1"]
w5, w6 = given["arrays"]["W2"][0]


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


dW1 = [[0.0, 0.0], [0.0, 0.0]]
dW2 = [[0.0, 0.0]]
for (x1, x2), (y,) in zip(given["X"], given["Y"]):
    a1, a2 = sigmoid(w1 * x1 + w2 * x2), sigmoid(w3 * x1 + w4 * x2)
    delta3 = (sigmoid(w5 * a1 + w6 * a2) - y) / given["m"]
    delta1, delta2 = delta3 * w5, delta3 * w6
    dW2[0][0] += delta3 * a1
    dW2[0][1] += delta3 * a2
    for j, delta in enumerate((delta1, delta2)):
        dW1[j][0] += delta * x1
        dW1[j][1] += delta * x2
print(json.dumps({"dW1": dW1, "dW2": dW2}))
