dz3 = a3 - y
dw5 = dz3 * a1
dw6 = dz3 * a2
dz1 = dz3 * w5 * (1 - a1**2)
dw1 = dz1 * x1
dw2 = dz1 * x2
